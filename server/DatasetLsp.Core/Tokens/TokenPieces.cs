using DatasetLsp.Core.Examples;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>The tokens of an example, piece by piece.</summary>
public static class TokenPieces
{
    /// <summary>The pieces of an example in the order of a prompt: what stands beside the turns, the system instruction, the turns, the answers to choose between.</summary>
    public static IReadOnlyList<TokenPiece> Of(Example example, TokenCounter counter) => Of(example, counter, out _);

    /// <summary>The same, and their sum.</summary>
    public static IReadOnlyList<TokenPiece> Of(Example example, TokenCounter counter, out ExampleTokens sum)
    {
        var collector = new Collector(counter);
        sum = collector.Sum(example);
        return collector.Pieces;
    }

    private sealed class Collector(TokenCounter counter) : TokenSum(counter)
    {
        public List<TokenPiece> Pieces { get; } = [];

        public ExampleTokens Sum(Example example) => Of(example);

        protected override void Begin(TokenPieceKind kind, Role role, JsonNode node) => Pieces.Add(new TokenPiece(kind, role, node, 0, TokenGaps.None));

        protected override void Add(int tokens, TokenGaps gaps)
        {
            base.Add(tokens, gaps);
            Pieces[^1] = Pieces[^1] with { Tokens = ExampleTokens.Fit((long)Pieces[^1].Tokens + tokens), Gaps = Pieces[^1].Gaps | gaps };
        }
    }
}
