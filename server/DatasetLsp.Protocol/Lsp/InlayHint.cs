using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A short text shown between characters.</summary>
public sealed record InlayHint
{
    /// <summary>Where.</summary>
    public required Position Position { get; init; }

    /// <summary>The text.</summary>
    public required string Label { get; init; }

    /// <summary>What it says.</summary>
    public InlayHintKind? Kind { get; init; }

    /// <summary>Made when the person accepts the hint.</summary>
    public IReadOnlyList<TextEdit>? TextEdits { get; init; }

    /// <summary>Shown on hovering.</summary>
    public StringOrMarkupContent? Tooltip { get; init; }

    /// <summary>Whether a space comes before.</summary>
    public bool? PaddingLeft { get; init; }

    /// <summary>Whether a space comes after.</summary>
    public bool? PaddingRight { get; init; }

    /// <summary>Kept by the client until <c>inlayHint/resolve</c>.</summary>
    public JsonElement? Data { get; init; }
}
