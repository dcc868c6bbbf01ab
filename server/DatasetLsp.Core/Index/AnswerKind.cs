namespace DatasetLsp.Core.Index;

/// <summary>What the model's last answer is, by its looks.</summary>
public enum AnswerKind
{
    /// <summary>No text, or text and something else.</summary>
    Other,

    /// <summary>Function calls and nothing else.</summary>
    Call,

    /// <summary>Text of no other kind here.</summary>
    Text,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>A JSON object between the fences of a Markdown code block.</summary>
    FencedJson,

    /// <summary>Two lines and more, each of a name, a colon and a value.</summary>
    Fields,
}
