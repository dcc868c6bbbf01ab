namespace DatasetLsp.Protocol.Lsp;

/// <summary>A progress begins.</summary>
public sealed record WorkDoneProgressBegin : WorkDoneProgress
{
    /// <summary>Always <c>begin</c>; tells the kinds apart.</summary>
    public string Kind => "begin";

    /// <summary>What is done, in a word or two.</summary>
    public required string Title { get; init; }

    /// <summary>Whether a cancel button is shown.</summary>
    public bool? Cancellable { get; init; }

    /// <summary>What is done now.</summary>
    public string? Message { get; init; }

    /// <summary>0 to 100; null for a progress without end in sight.</summary>
    public int? Percentage { get; init; }
}
