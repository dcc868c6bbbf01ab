using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A replacement in a document.</summary>
[JsonDerivedType(typeof(AnnotatedTextEdit))]
public record TextEdit
{
    /// <summary>What goes; empty for an insertion.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What comes; empty for a deletion.</summary>
    public required Utf8Text NewText { get; init; }
}
