using System.Buffers;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>The same input with different outputs.</summary>
public sealed class ConflictingOutputsRule : DatasetRule
{
    private const int MostQuotes = 1000;

    // What is known of an input: two marks, and above them how many lines ask it.
    private const int Differs = 1;
    private const int IsOpen = 2;
    private const int OneLine = 4;

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
        var inputs = Inputs(index, lines);
        var count = Enumerable.Range(0, inputs.PageLimit).Sum(page => CountIn(inputs.Page(page)));
        if (count == 0)
        {
            yield break;
        }

        // A file may have millions of such lines.
        var (involved, usual) = (ArrayPool<int>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        try
        {
            var next = 0;
            foreach (var (id, first) in index.ByInput(lines))
            {
                if (IsDisputed(inputs[first]))
                {
                    involved[next++] = id;
                }
            }

            FindUsual(index, involved, count, usual);
            var quotes = new Dictionary<ulong, string>();
            for (var rank = 0; rank < count; rank++)
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
                            $"The same input is answered with `{Quote(quotes, lines, first, firstId)}` on line {lines.IndexOf(firstId) + 1}, and here with `{Quote(quotes, lines, answer, id)}`. Keep the right one.")
                        {
                            Related = [new RelatedPlace(firstId, first.Anchor, "The other answer.")],
                        });
                }
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(involved);
            ArrayPool<int>.Shared.Return(usual);
        }
    }

    private static string Quote(Dictionary<ulong, string> quotes, IDatasetLines lines, IndexedAnswer answer, int id)
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

    private static bool IsDisputed(int input) => (input & (Differs | IsOpen)) == Differs;

    private static int CountIn(ReadOnlySpan<int> inputs)
    {
        var count = 0;
        foreach (var input in inputs)
        {
            count += IsDisputed(input) ? input / OneLine : 0;
        }

        return count;
    }

    /// <summary>The inputs that are asked more than once, by the first line that asks them: whether answers differ, and whether one has no form.</summary>
    private static LineColumn<int> Inputs(DatasetIndex index, IDatasetLines lines)
    {
        var inputs = new LineColumn<int>();
        foreach (var (id, first) in index.ByInput(lines))
        {
            if (id == first)
            {
                continue;
            }

            var known = inputs[first];
            known += known == 0 ? 2 * OneLine : OneLine;
            var (answer, other) = (index.AnswerOf(id)!.Value, index.AnswerOf(first)!.Value);
            inputs[first] = known | (answer.Text == other.Text ? 0 : Differs) | (answer.IsClosed && other.IsClosed ? 0 : IsOpen);
        }

        return inputs;
    }

    /// <summary>
    /// Finds for each line, by its rank among the involved, the rank of the one that first says what most say to the input: that is
    /// likelier right. Of as many, what is said first.
    /// </summary>
    private static void FindUsual(DatasetIndex index, int[] involved, int count, int[] usual)
    {
        var rented = ArrayPool<int>.Shared.Rent(count);
        var ranks = rented.AsSpan(0, count);
        for (var rank = 0; rank < count; rank++)
        {
            ranks[rank] = rank;
        }

        ranks.Sort((one, other) => index.ExchangeOf(involved[one]).CompareTo(index.ExchangeOf(involved[other])) is not 0 and var order ? order : one.CompareTo(other));
        for (var begin = 0; begin < count;)
        {
            var (input, group, _) = index.ExchangeOf(involved[ranks[begin]]);
            var (most, best, end) = (0, 0, begin);
            while (end < count && index.ExchangeOf(involved[ranks[end]]) is var answer && (answer.Input, answer.Group) == (input, group))
            {
                var first = end;
                while (end < count && index.ExchangeOf(involved[ranks[end]]) == answer)
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

        ArrayPool<int>.Shared.Return(rented);
    }
}
