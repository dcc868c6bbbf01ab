using DatasetLsp.Core.Examples;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>What has tokens in lines that differ in nothing but their texts.</summary>
/// <param name="Counter">What they are counted with.</param>
/// <param name="Fixed">Tokens of what all of them have in common.</param>
/// <param name="Gaps">What of that cannot be counted.</param>
/// <param name="Texts">Which of the texts have tokens beside that.</param>
internal sealed record TokenPlan(TokenCounter Counter, int Fixed, TokenGaps Gaps, IReadOnlyList<int> Texts)
{
    /// <summary>The plan for lines with a template, made of one of them that is no preference data.</summary>
    public static TokenPlan For(Example example, JsonTemplate template, TokenCounter counter) => new Planner(counter, template).For(example);

    private sealed class Planner(TokenCounter counter, JsonTemplate template) : TokenSum(counter)
    {
        private readonly List<int> _texts = [];

        public TokenPlan For(Example example)
        {
            var rest = Of(example);
            return new TokenPlan(Counter, rest.Count, rest.Gaps, _texts);
        }

        protected override void Text(JsonNode text)
        {
            if (template.IndexOf(text) is >= 0 and var index)
            {
                _texts.Add(index);
            }
            else
            {
                base.Text(text);
            }
        }

        protected override void Quoted(JsonNode text) => Add(Counter.Count(Unescaped(text)), TokenGaps.None);
    }
}
