namespace DatasetLsp.Core.Examples;

/// <summary>Who speaks in a turn, whatever the format calls it.</summary>
public enum Role
{
    /// <summary>The turn names nobody.</summary>
    None,

    /// <summary>The person, or the program that calls the model.</summary>
    User,

    /// <summary>The model: what it is tuned to answer.</summary>
    Model,

    /// <summary>Instructions that stand above the conversation.</summary>
    System,

    /// <summary>The answer of a tool that the model called.</summary>
    Tool,

    /// <summary>A name that the format does not know, or no string at all.</summary>
    Unknown,
}
