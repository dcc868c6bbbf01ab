namespace DatasetLsp.Core.Examples;

/// <summary>What sort of thing a media part holds, by its type or the end of its name.</summary>
public enum MediaKind
{
    /// <summary>Nobody says.</summary>
    Unknown,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>Text in a file of its own.</summary>
    Text,
}
