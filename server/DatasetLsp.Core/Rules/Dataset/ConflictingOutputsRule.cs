using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>The same input with different outputs.</summary>
public sealed class ConflictingOutputsRule : DatasetRule
{
    private const int MostQuotes = 1000;
    private const byte Differs = 1;
    private const byte IsOpen = 2;

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
        var quotes = new Dictionary<ulong, string>();
        var involved = Involved(context);
        var usual = Usual(index, involved);
        for (var rank = 0; rank < involved.Count; rank++)
        {
            var (id, firstId) = (involved[rank], involved[usual[rank]]);
            var (answer, first) = (index.AnswerOf(id)!.Value, index.AnswerOf(firstId)!.Value);
            if (answer.Text != first.Text)
            {
                yield return new LineFinding(
                    id,
                    new Finding(
                        this,
                        DefaultSeverity,
                        answer.Anchor,
                        $"The same input is answered with `{Quote(first, firstId)}` on line {lines.IndexOf(firstId) + 1}, and here with `{Quote(answer, id)}`. Keep the right one.")
                    {
                        Related = [new RelatedPlace(firstId, first.Anchor, "The other answer.")],
                    });
            }
        }

        string Quote(IndexedAnswer answer, int id)
        {
            // Labels come again and again; reading a line for each would take long.
            if (!quotes.TryGetValue(answer.Text, out var quote))
            {
                if (quotes.Count == MostQuotes)
                {
                    quotes.Clear();
                }

                quotes.Add(answer.Text, quote = Answer.Quote(lines.Find(id)!));
            }

            return quote;
        }
    }

    /// <summary>The lines that ask what others ask that are answered differently, all with a form; in order.</summary>
    private static List<int> Involved(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var inputs = new LineColumn<byte>();
        var any = false;
        foreach (var (id, first) in index.ByInput(lines))
        {
            if (id != first)
            {
                var (answer, other) = (index.AnswerOf(id)!.Value, index.AnswerOf(first)!.Value);
                any |= answer.Text != other.Text;
                inputs[first] |= (byte)((answer.Text == other.Text ? 0 : Differs) | (answer.IsClosed && other.IsClosed ? 0 : IsOpen));
            }
        }

        return any ? [.. index.ByInput(lines).Where(line => inputs[line.First] == Differs).Select(line => line.LineId)] : [];
    }

    /// <summary>For each of the lines, which of them first says what most say to its input: that is likelier right. Of as many, what is said first.</summary>
    private static int[] Usual(DatasetIndex index, List<int> involved)
    {
        int[] ranks = [.. Enumerable.Range(0, involved.Count)];
        ranks.AsSpan().Sort((one, other) =>
        {
            var (a, b) = (index.AnswerOf(involved[one])!.Value, index.AnswerOf(involved[other])!.Value);
            return a.Input != b.Input ? a.Input.CompareTo(b.Input)
                : a.Group != b.Group ? a.Group.CompareTo(b.Group)
                : a.Text != b.Text ? a.Text.CompareTo(b.Text)
                : one.CompareTo(other);
        });
        var usual = new int[involved.Count];
        for (var begin = 0; begin < ranks.Length;)
        {
            var input = index.AnswerOf(involved[ranks[begin]])!.Value;
            var (most, best, end) = (0, -1, begin);
            while (end < ranks.Length && index.AnswerOf(involved[ranks[end]])!.Value is var answer && (answer.Input, answer.Group) == (input.Input, input.Group))
            {
                var first = end;
                while (end < ranks.Length && index.AnswerOf(involved[ranks[end]])!.Value is var same && (same.Input, same.Group, same.Text) == (input.Input, input.Group, answer.Text))
                {
                    end++;
                }

                if (end - first > most || (end - first == most && ranks[first] < best))
                {
                    (most, best) = (end - first, ranks[first]);
                }
            }

            for (; begin < end; begin++)
            {
                usual[ranks[begin]] = best;
            }
        }

        return usual;
    }
}
