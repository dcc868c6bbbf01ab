namespace DatasetLsp.Cli.Terminal;

/// <summary>Keeps what is written until it is released.</summary>
internal sealed class WaitingStream(Stream target) : MemoryStream
{
    /// <summary>Writes what was kept.</summary>
    public void Release()
    {
        WriteTo(target);
        target.Flush();
        SetLength(0);
    }
}
