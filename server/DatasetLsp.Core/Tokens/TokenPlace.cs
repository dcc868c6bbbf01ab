using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>Finds where in an example a token stands.</summary>
internal static class TokenPlace
{
    /// <summary>A short place that begins where a token of the example begins; null where it has fewer tokens.</summary>
    /// <param name="example">The example.</param>
    /// <param name="counter">What is counted with.</param>
    /// <param name="number">The token's number from 0, in the order of a prompt; in preference data that of each answer after the prompt.</param>
    public static TextSpan? Of(Example example, TokenCounter counter, int number) => new Finder(counter, number).In(example);

    private sealed class Finder(TokenCounter counter, int number) : TokenSum(counter)
    {
        private JsonNode _piece;
        private int _before;
        private int? _prompt;
        private TextSpan? _found;

        public TextSpan? In(Example example)
        {
            Through(example);
            return _found;
        }

        protected override void Begin(TokenPieceKind kind, Role role, JsonNode node) => _piece = node;

        protected override void BeginCompletion()
        {
            _prompt ??= _before;
            _before = _prompt.Value;
        }

        protected override void Text(JsonNode text)
        {
            var said = Unescaped(text);
            var tokens = Counter.Count(said);
            if (_found is null && _before + tokens > number)
            {
                var start = text.UnescapedToRaw(Counter.Tokenizer.IndexOfToken(said, number - _before));
                var rest = text.Raw[(start - text.Span.Start)..(text.ContentSpan.End - text.Span.Start)];
                _found = new TextSpan(start, rest.ShortLength(JsonWords.LongestSpan));
            }

            _before += tokens;
        }

        protected override void Quoted(JsonNode text) => Add(Counter.Count(Unescaped(text)), TokenGaps.None);

        protected override void Add(int tokens, TokenGaps gaps)
        {
            if (_found is null && _before + tokens > number)
            {
                _found = _piece.ShortSpan();
            }

            _before += tokens;
        }
    }
}
