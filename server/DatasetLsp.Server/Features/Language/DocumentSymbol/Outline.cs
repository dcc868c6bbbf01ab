using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;
using Symbol = DatasetLsp.Protocol.Lsp.DocumentSymbol;

namespace DatasetLsp.Server.Features.Language.DocumentSymbol;

/// <summary>Makes the outline of a dataset. Pure.</summary>
internal static class Outline
{
    /// <summary>Most examples in it; editors slow down over longer ones.</summary>
    public const int MostExamples = 2000;

    /// <summary>Most examples of a file whose turns are in it too.</summary>
    public const int MostExamplesWithTurns = 500;

    // Characters of a text that a name shows.
    private const int LongestText = 60;

    /// <summary>The examples in order, with their turns where there are few.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="encoding">What columns count.</param>
    /// <param name="isTree">Whether turns are wanted at all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IReadOnlyList<Symbol> Of(LineTable lines, PositionEncoding encoding, bool isTree, CancellationToken cancellation)
    {
        var withTurns = isTree && lines.Lines.Where(line => line.Content.Span.IndexOf((byte)'{') >= 0).Take(MostExamplesWithTurns + 1).Count() <= MostExamplesWithTurns;
        var symbols = new List<Symbol>();
        var index = -1;
        foreach (var line in lines.Lines)
        {
            index++;
            cancellation.ThrowIfCancellationRequested();
            if (LineAnalyzer.Read(JsonTree.Parse(line.Content)) is { Root.Kind: JsonKind.Object } example)
            {
                symbols.Add(ToSymbol(example, lines, index, encoding, withTurns));
                if (symbols.Count == MostExamples)
                {
                    break;
                }
            }
        }

        return symbols;
    }

    private static Symbol ToSymbol(Example example, LineTable lines, int index, PositionEncoding encoding, bool withTurns)
    {
        var range = lines.ToRange(index, new TextSpan(0, lines[index].Content.Length), encoding);
        var spoken = example.Contents.FirstOrDefault(content => content.Role == Role.User) ?? example.Contents.FirstOrDefault();
        var words = spoken is null ? Shorten(Encoding.UTF8.GetString(example.Root.Raw[..Math.Min(example.Root.Raw.Length, 4 * LongestText)])) : Words(spoken);
        return new Symbol
        {
            Name = words.Length == 0 ? $"{range.Start.Line + 1}" : $"{range.Start.Line + 1}: {words}",
            Detail = example.Format == FormatCatalogue.Unknown
                ? example.Format.DisplayName
                : $"{example.Format.DisplayName}, {example.Contents.Length} {(example.Contents.Length == 1 ? "turn" : "turns")}",
            Kind = SymbolKind.Object,
            Range = range,
            SelectionRange = lines.ToRange(index, example.Anchor, encoding),
            Children = withTurns && example.Contents.Length > 0
                ? [.. example.Contents.Select(content => ToSymbol(content, lines, index, encoding))]
                : null,
        };
    }

    private static Symbol ToSymbol(Content content, LineTable lines, int index, PositionEncoding encoding)
    {
        // The anchor of a turn in a format of plain strings is the name of its field, which lies before it.
        var start = Math.Min(content.Node.Span.Start, content.Anchor.Start);
        var words = Words(content);
        return new Symbol
        {
            Name = content.Role.ToString().ToLowerInvariant(),
            Detail = words.Length == 0 ? null : words,
            Kind = SymbolKind.String,
            Range = lines.ToRange(index, TextSpan.FromBounds(start, Math.Max(content.Node.Span.End, content.Anchor.End)), encoding),
            SelectionRange = lines.ToRange(index, content.Anchor, encoding),
        };
    }

    private static string Words(Content content) =>
        content.Parts.FirstOrDefault(part => part is { Kind: PartKind.Text, Data.Kind: JsonKind.String }) is { } part ? Shorten(part.Data.GetString()) : "";

    /// <summary>The first words of a text, on one line.</summary>
    private static string Shorten(string text)
    {
        // White space may be most of a text's start.
        var words = string.Join(' ', text[..Math.Min(text.Length, 16 * LongestText)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= LongestText)
        {
            return words;
        }

        var end = words.LastIndexOf(' ', LongestText);
        end = end < LongestText / 2 ? LongestText : end;
        return words[..(char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)] + "…";
    }
}
