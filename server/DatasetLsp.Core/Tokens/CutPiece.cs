using DatasetLsp.Core.Examples;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Tokens;

/// <summary>How a piece of an example is cut into tokens, in full or around a place.</summary>
/// <param name="Node">The piece.</param>
/// <param name="Count">How many tokens it has.</param>
/// <param name="First">The number of the first of <paramref name="Tokens"/>, from 0.</param>
/// <param name="Tokens">Those asked for, in order. What has no place of its own is not among them.</param>
/// <param name="Unwritten">How many tokens of the piece have no place: those of media, and of arguments that are JSON written in a string.</param>
/// <param name="Gaps">What is not in these numbers.</param>
public sealed record CutPiece(JsonNode Node, int Count, int First, IReadOnlyList<CutToken> Tokens, int Unwritten, TokenGaps Gaps)
{
    /// <summary>Cuts the piece of an example that is written at a place.</summary>
    /// <param name="example">The example.</param>
    /// <param name="counter">What is counted with.</param>
    /// <param name="offset">A byte of the line.</param>
    /// <param name="most">How many tokens to give; where the piece has more, those around the place.</param>
    /// <returns>Null where there is no piece with tokens.</returns>
    public static CutPiece? At(Example example, TokenCounter counter, int offset, int most) => new Finder(counter, offset).In(example, most);

    private sealed class Finder(TokenCounter counter, int offset) : TokenSum(counter)
    {
        private readonly List<CutToken> _tokens = [];
        private JsonNode? _piece;
        private bool _isInside;
        private int _unwritten;
        private TokenGaps _gaps;

        public CutPiece? In(Example example, int most)
        {
            Through(example);
            Release();
            if (_piece is not { } piece)
            {
                return null;
            }

            var before = _tokens.Count(token => token.Span.End <= offset);
            var first = Math.Clamp(before - (most / 2), 0, Math.Max(0, _tokens.Count - most));
            var shown = _tokens.GetRange(first, Math.Min(most, _tokens.Count - first));
            return new CutPiece(piece, _tokens.Count + _unwritten, first, shown, _unwritten, _gaps);
        }

        protected override void Begin(TokenPieceKind kind, Role role, JsonNode node)
        {
            _isInside = _piece is null && node.Span.Start <= offset && offset <= node.Span.End;
            _piece = _isInside ? node : _piece;
        }

        protected override void Text(JsonNode text)
        {
            if (_isInside)
            {
                Cut(text, Counter.Tokenizer.Encode(Unescaped(text)));
            }
        }

        protected override void Quoted(JsonNode text)
        {
            if (_isInside)
            {
                Add(Counter.Count(Unescaped(text)), TokenGaps.None);
            }
        }

        protected override void Add(int tokens, TokenGaps gaps)
        {
            if (_isInside)
            {
                _unwritten += tokens;
                _gaps |= gaps;
            }
        }

        private void Cut(JsonNode text, List<Token> tokens)
        {
            int[] starts = [.. tokens.Select(token => token.Start)];
            var places = new int[starts.Length];
            text.UnescapedToRaw(starts, places);
            for (var index = 0; index < places.Length; index++)
            {
                // Bytes of one character may be several tokens.
                var next = index + 1;
                while (next < places.Length && places[next] == places[index])
                {
                    next++;
                }

                var end = next < places.Length ? places[next] : text.ContentSpan.End;
                _tokens.Add(new CutToken(TextSpan.FromBounds(places[index], end), tokens[index].Id));
            }
        }
    }
}
