namespace DatasetLsp.Protocol.Lsp;

/// <summary>A progress ends.</summary>
public sealed record WorkDoneProgressEnd : WorkDoneProgress
{
    /// <summary>Always <c>end</c>; tells the kinds apart.</summary>
    public string Kind => "end";

    /// <summary>What came of it.</summary>
    public string? Message { get; init; }
}
