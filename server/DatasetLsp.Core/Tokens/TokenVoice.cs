namespace DatasetLsp.Core.Tokens;

/// <summary>Whose tokens are summed up together. In the order of a prompt.</summary>
public enum TokenVoice
{
    /// <summary>The declarations of functions.</summary>
    Tools,

    /// <summary>The schema that answers must follow.</summary>
    ResponseSchema,

    /// <summary>The system instruction, wherever it stands.</summary>
    System,

    /// <summary>The user's turns.</summary>
    User,

    /// <summary>The model's turns.</summary>
    Model,

    /// <summary>The turns of a tool that the model called, where the format has a role for it.</summary>
    Tool,

    /// <summary>Turns whose role is missing or unknown.</summary>
    Other,

    /// <summary>In preference data, all the answers to choose between.</summary>
    Completions,
}
