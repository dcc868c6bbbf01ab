namespace DatasetLsp.Server.Mapping;

/// <summary>What a diagnostic carries in <c>data</c>, for clients that apply fixes by themselves.</summary>
internal sealed record DiagnosticData
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>How to mend it; null where nothing is known to be right.</summary>
    public FixData? Fix { get; init; }
}
