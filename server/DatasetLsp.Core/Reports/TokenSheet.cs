using System.Globalization;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Rules.Tokens;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Reports;

/// <summary>The tokens of one example in words, as Markdown.</summary>
public sealed class TokenSheet
{
    private readonly AnalysisSettings _settings;
    private readonly TokenCounter _counter;
    private readonly IReadOnlyList<TokenPiece> _pieces;
    private readonly ExampleTokens _total;

    private TokenSheet(Example example, AnalysisSettings settings, TokenCounter counter)
    {
        (_settings, _counter) = (settings, counter);
        _pieces = TokenPieces.Of(example, counter, out _total);

        // What a long text needed would be kept for as long as the thread.
        TokenSum.Release();
    }

    /// <summary>Counts the example on a line; null where there is none, or nothing can be counted.</summary>
    public static TokenSheet? Of(ReadOnlyMemory<byte> line, AnalysisSettings settings) =>
        settings.Tokens is { } counter && LineAnalyzer.Read(JsonTree.Parse(line)) is { } example && example.Format != Formats.FormatCatalogue.Unknown
            ? new TokenSheet(example, settings, counter)
            : null;

    /// <summary>The piece that is written at a byte of the line; null where there is none.</summary>
    public TokenPiece? At(int offset) => _pieces.FirstOrDefault(piece => piece.Node.Span.Start <= offset && offset <= piece.Node.Span.End);

    /// <summary>The tokens of the example, with a piece of it first where one is asked about.</summary>
    public string Describe(TokenPiece? piece)
    {
        var example = $"**Example**: {Count(_total.Count)}{Share()}";
        List<string> paragraphs = [piece is null ? example : $"**{NameOf(piece)}**: {Count(piece.Tokens)} · {example}"];
        var shares = _pieces.Where(one => one.Tokens > 0).GroupBy(Speaker).Select(group => $"{group.Key} {Number(group.Sum(one => (long)one.Tokens))}").ToList();
        if (shares.Count > 1)
        {
            paragraphs.Add(string.Join(" · ", shares) + (_pieces.Any(one => one.Kind == TokenPieceKind.Completion) ? "; of the answers only the longest counts for the limit" : ""));
        }

        if (Gaps(_total.Gaps) is { } gaps)
        {
            paragraphs.Add($"Not counted in full: {gaps}.");
        }

        if (_counter.WhyEstimate is { } why)
        {
            paragraphs.Add($"An estimate. {why}");
        }

        return string.Join("\n\n", paragraphs);
    }

    /// <summary>What a number of tokens leaves out, in words; null where it leaves out nothing.</summary>
    public static string? Gaps(TokenGaps gaps)
    {
        var kinds = Enum.GetValues<TokenGaps>().Where(kind => kind is not (TokenGaps.None or TokenGaps.Reckoned) && gaps.HasFlag(kind)).Select(kind => kind switch
        {
            TokenGaps.Image => "images",
            TokenGaps.Video => "videos",
            TokenGaps.Audio => "sound",
            TokenGaps.Document => "documents",
            _ => "media",
        }).ToList();
        return kinds.Count == 0 ? null : string.Join(", ", kinds);
    }

    private static string NameOf(TokenPiece piece) => piece.Kind switch
    {
        TokenPieceKind.Tools => "Tools",
        TokenPieceKind.ResponseSchema => "Response schema",
        _ => "Part",
    };

    private static string Speaker(TokenPiece piece) => piece.Kind switch
    {
        TokenPieceKind.SystemInstruction => "system",
        TokenPieceKind.Tools => "tools",
        TokenPieceKind.ResponseSchema => "response schema",
        TokenPieceKind.Completion => "answers",
        _ => piece.Role switch
        {
            Role.User => "user",
            Role.Model => "model",
            Role.Tool => "tool answers",
            _ => "others",
        },
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string Count(int tokens) => (_counter.IsExact ? "" : "≈") + CountText.Of(tokens, "token");

    private string Share()
    {
        if (TokenLimitRule.LimitOf(_settings) is not { } limit)
        {
            return "";
        }

        var percent = 100.0 * _total.Count / limit;
        var share = percent < 0.1 ? "less than 0.1" : percent.ToString(percent < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
        var taker = limit == _settings.ModelInfo?.Limits.TokensPerExample?.Value ? $"{_settings.ModelInfo.Name} takes" : "are allowed here";
        return $", {share}% of the {Number(limit)} that {taker}";
    }
}
