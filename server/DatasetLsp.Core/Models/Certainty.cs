namespace DatasetLsp.Core.Models;

/// <summary>How sure a fact about a model is. In order: the first is the surest.</summary>
public enum Certainty
{
    /// <summary>An official page says so.</summary>
    Official,

    /// <summary>Official source code does so.</summary>
    SourceCode,

    /// <summary>Sources contradict each other; the note names the other side.</summary>
    Conflicting,

    /// <summary>Only others than the maker say so.</summary>
    ThirdParty,

    /// <summary>Known or inferred, but looked up nowhere.</summary>
    Unverified,
}
