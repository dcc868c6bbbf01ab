using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Something that could be typed.</summary>
public sealed record CompletionItem
{
    /// <summary>What is shown, and inserted where nothing else is given.</summary>
    public required string Label { get; init; }

    /// <summary>More text beside it.</summary>
    public CompletionItemLabelDetails? LabelDetails { get; init; }

    /// <summary>Decides the icon.</summary>
    public CompletionItemKind? Kind { get; init; }

    /// <summary>How it may be drawn.</summary>
    public IReadOnlyList<CompletionItemTag>? Tags { get; init; }

    /// <summary>One more line.</summary>
    public string? Detail { get; init; }

    /// <summary>A longer text.</summary>
    public StringOrMarkupContent? Documentation { get; init; }

    /// <summary>Whether it is selected at first; at most one item.</summary>
    public bool? Preselect { get; init; }

    /// <summary>Sorted by this; null for the label.</summary>
    public string? SortText { get; init; }

    /// <summary>Filtered by this; null for the label.</summary>
    public string? FilterText { get; init; }

    /// <summary>Inserted where <see cref="TextEdit"/> is not given.</summary>
    public string? InsertText { get; init; }

    /// <summary>How the inserted text is written.</summary>
    public InsertTextFormat? InsertTextFormat { get; init; }

    /// <summary>What happens to white space in it.</summary>
    public InsertTextMode? InsertTextMode { get; init; }

    /// <summary>The change to make; its range is on one line and holds the position asked for.</summary>
    public TextEdit? TextEdit { get; init; }

    /// <summary>Changes elsewhere.</summary>
    public IReadOnlyList<TextEdit>? AdditionalTextEdits { get; init; }

    /// <summary>Characters that accept it.</summary>
    public IReadOnlyList<string>? CommitCharacters { get; init; }

    /// <summary>Run after it is inserted.</summary>
    public Command? Command { get; init; }

    /// <summary>Kept by the client until <c>completionItem/resolve</c>.</summary>
    public JsonElement? Data { get; init; }
}
