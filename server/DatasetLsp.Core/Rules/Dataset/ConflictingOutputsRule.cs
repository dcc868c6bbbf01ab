using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>The same input with different outputs.</summary>
public sealed class ConflictingOutputsRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "conflicting-outputs";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples that ask the same and are answered differently.",
        Why: """
            Nothing in the input tells the model which answer is wanted, so it learns neither, and an evaluation counts one of them as
            wrong. In label data such pairs are mistakes: of the 118 duplicates in a
            [published medical corpus](https://github.com/sebischair/Medical-Abstracts-TC-Corpus/issues/2), 113 had labels that
            contradict each other.

            Two inputs are the same if their instruction, all turns but the last, tools and generation settings are, whatever the
            white space and the case of letters. Answers are compared in the same way. Only answers with a form are held against each
            other: labels, JSON, fields, function calls. A question may be put into words in many ways, and so may free text that
            answers it.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"My card was charged twice"}]},{"role":"model","parts":[{"text":"billing"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"my card was  charged twice"}]},{"role":"model","parts":[{"text":"fraud"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"My card was charged twice"}]},{"role":"model","parts":[{"text":"billing"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"My card was stolen"}]},{"role":"model","parts":[{"text":"fraud"}]}]}
            """,
        Fix: "Decide which answer is right and remove the other, or add to the input what makes the difference.",
        SwitchOff: "When several answers are right, and the model is to learn that they are.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var found = new List<(int Line, int Id, AnswerFacts Answer, (int Line, int Id, AnswerFacts Answer) Usual)>();
        foreach (var group in index.SameInput)
        {
            var answers = group.Select(id => (Line: lines.IndexOf(id), Id: id, Answer: index.ReportOf(id).Facts!.Answer!)).GroupBy(line => line.Answer.Text).ToList();
            if (answers.Count < 2 || !answers.TrueForAll(same => same.All(line => line.Answer.IsClosed)))
            {
                continue;
            }

            // What most say is likelier right; of as many, what is said first.
            var usual = answers.OrderByDescending(same => same.Count()).ThenBy(same => same.Min(line => line.Line)).First();
            var first = usual.MinBy(line => line.Line);
            found.AddRange(answers.Where(same => same.Key != usual.Key).SelectMany(same => same).Select(other => (other.Line, other.Id, other.Answer, first)));
        }

        var quotes = new Dictionary<ulong, string>();

        // In order of lines, so that of answers that differ only in case the same one is quoted, however the lines came about.
        return found.OrderBy(other => other.Line).Select(other => new LineFinding(
            other.Id,
            new Finding(
                this,
                DefaultSeverity,
                other.Answer.Anchor,
                $"The same input is answered with `{Quote(other.Usual.Answer, other.Usual.Id)}` on line {other.Usual.Line + 1}, and here with `{Quote(other.Answer, other.Id)}`. Keep the right one.")
            {
                Related = [new RelatedPlace(other.Usual.Id, other.Usual.Answer.Anchor, "The other answer.")],
            }));

        string Quote(AnswerFacts answer, int id)
        {
            // Labels come again and again; reading a line for each would take long.
            if (!quotes.TryGetValue(answer.Text, out var quote))
            {
                quotes.Add(answer.Text, quote = Answer.Quote(lines.Find(id)!));
            }

            return quote;
        }
    }
}
