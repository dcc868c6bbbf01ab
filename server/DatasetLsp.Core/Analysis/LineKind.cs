namespace DatasetLsp.Core.Analysis;

/// <summary>What a line holds.</summary>
public enum LineKind
{
    /// <summary>White space or nothing.</summary>
    Blank,

    /// <summary>A JSON object: an example, if its format is known.</summary>
    Record,

    /// <summary>Valid JSON that is no object.</summary>
    OtherJson,

    /// <summary>No valid JSON.</summary>
    Unreadable,
}
