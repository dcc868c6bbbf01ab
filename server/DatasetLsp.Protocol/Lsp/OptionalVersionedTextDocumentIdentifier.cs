using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Names a document, and the version an edit was made for.</summary>
public sealed record OptionalVersionedTextDocumentIdentifier
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The version the edit belongs to; null for a file that is not open, whose content on disk counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Version { get; init; }
}
