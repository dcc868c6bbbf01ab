namespace DatasetLsp.Core.Rules;

/// <summary>
/// What a rule makes of what people and the model say (<see cref="Formats.FormatCatalogue.TextKeys"/>). Of lines that differ in nothing
/// else it sees only the first, if it finds nothing in that and the difference is none to it.
/// </summary>
public enum TextUse
{
    /// <summary>Nothing: it looks at roles, fields and their order. Or it speaks only of preference data, all of which every rule sees.</summary>
    None,

    /// <summary>Whether a text says anything at all.</summary>
    Blankness,

    /// <summary>What a text says.</summary>
    Content,
}
