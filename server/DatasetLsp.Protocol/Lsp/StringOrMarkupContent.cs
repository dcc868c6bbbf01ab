using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A text for people: plain, or with its markup named.</summary>
[JsonConverter(typeof(StringOrMarkupContentConverter))]
public readonly record struct StringOrMarkupContent
{
    /// <summary>A plain text.</summary>
    public StringOrMarkupContent(string text) => Value = text;

    /// <summary>A text in some markup.</summary>
    public StringOrMarkupContent(MarkupContent markup) => Markup = markup;

    /// <summary>The markup; null for a plain text.</summary>
    public MarkupContent? Markup { get; }

    /// <summary>The text itself, in either form.</summary>
    public string Text => Markup?.Value ?? Value ?? "";

    private string? Value { get; }

    public static implicit operator StringOrMarkupContent(string text) => new(text);

    public static implicit operator StringOrMarkupContent(MarkupContent markup) => new(markup);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
