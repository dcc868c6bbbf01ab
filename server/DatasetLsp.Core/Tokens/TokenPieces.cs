using DatasetLsp.Core.Examples;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>The tokens of an example, piece by piece.</summary>
public static class TokenPieces
{
    /// <summary>The pieces of an example in the order of a prompt: what stands beside the turns, the system instruction, the turns, the answers to choose between.</summary>
    public static IReadOnlyList<TokenPiece> Of(Example example, TokenCounter counter) => new Collector(counter).All(example);

    private sealed class Collector(TokenCounter counter) : TokenSum(counter)
    {
        private readonly List<TokenPiece> _pieces = [];

        public List<TokenPiece> All(Example example)
        {
            Of(example);
            return _pieces;
        }

        protected override void Begin(TokenPieceKind kind, Role role, JsonNode node) => _pieces.Add(new TokenPiece(kind, role, node, 0, TokenGaps.None));

        protected override void Add(int tokens, TokenGaps gaps)
        {
            base.Add(tokens, gaps);
            _pieces[^1] = _pieces[^1] with { Tokens = _pieces[^1].Tokens + tokens, Gaps = _pieces[^1].Gaps | gaps };
        }
    }
}
