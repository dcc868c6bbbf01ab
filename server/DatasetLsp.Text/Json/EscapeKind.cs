namespace DatasetLsp.Text.Json;

/// <summary>What a backslash in a string turns out to be.</summary>
internal enum EscapeKind : byte
{
    Valid,

    /// <summary><c>\'</c>: no JSON, yet what it means is beyond doubt.</summary>
    Apostrophe,

    /// <summary>No escape: the backslash stands for itself.</summary>
    Invalid,

    /// <summary>A surrogate without its other half.</summary>
    LoneSurrogate,
}
