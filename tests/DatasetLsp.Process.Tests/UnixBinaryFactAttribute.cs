namespace DatasetLsp.Process.Tests;

/// <summary>A fact about the built executable that needs a Unix shell.</summary>
public sealed class UnixBinaryFactAttribute : FactAttribute
{
    public UnixBinaryFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "this needs /bin/sh" : new BinaryFactAttribute().Skip;
    }
}
