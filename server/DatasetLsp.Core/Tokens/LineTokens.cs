using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>What is counted of one line.</summary>
/// <param name="Uncounted">The rule that says why nothing is; null where something is, and on a blank line.</param>
/// <param name="Tokens">How many tokens the example has; null where none are counted.</param>
/// <param name="Pieces">The same piece by piece, in the order of a prompt. They lie in the line's bytes.</param>
public sealed record LineTokens(Rule? Uncounted, ExampleTokens? Tokens, IReadOnlyList<TokenPiece> Pieces)
{
    private const int LongLine = 1024 * 1024;

    private static readonly LineTokens Blank = new(null, null, []);
    private static readonly LineTokens Unreadable = Without("invalid-json");
    private static readonly LineTokens NoObject = Without("wrong-type");
    private static readonly LineTokens NoExample = Without("unknown-format");

    /// <summary>Whether there is nothing on the line.</summary>
    public bool IsBlank => ReferenceEquals(this, Blank);

    /// <summary>Counts a line, which has no break at its end.</summary>
    /// <exception cref="InvalidDataException">The vocabulary is damaged.</exception>
    /// <exception cref="IOException">The vocabulary cannot be read.</exception>
    public static LineTokens Of(ReadOnlyMemory<byte> line, TokenCounter counter)
    {
        if (LineAnalyzer.IsBlank(line.Span))
        {
            return Blank;
        }

        if (LineAnalyzer.Read(KnownStructure.Templates.Parse(line)) is not { } example)
        {
            return Unreadable;
        }

        if (example.Format == FormatCatalogue.Unknown)
        {
            return example.Root.Kind == JsonKind.Object ? NoExample : NoObject;
        }

        var pieces = TokenPieces.Of(example, counter, out var tokens);
        if (line.Length > LongLine)
        {
            TokenSum.Release();
        }

        return new LineTokens(null, tokens, pieces);
    }

    private static LineTokens Without(string rule) => new(RuleCatalogue.Find(rule)!, null, []);
}
