namespace DatasetLsp.Core.Examples;

/// <summary>What a part carries.</summary>
public enum PartKind
{
    /// <summary>None of the known data fields.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Media, inline or by address.</summary>
    Media,

    /// <summary>The model calls a function.</summary>
    FunctionCall,

    /// <summary>What a called function answered.</summary>
    FunctionResponse,

    /// <summary>Code that the model runs, or its result.</summary>
    Code,
}
