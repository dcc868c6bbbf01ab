using System.Globalization;
using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Index.Near;
using DatasetLsp.Core.Tests.Invariants;
using DatasetLsp.Text;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Index.Near;

public sealed class NearExamplesTests
{
    private const double Threshold = 0.8;

    private static readonly int Bands = new MinHashing(Threshold).Bands;
    private static readonly string[] Words = "the customer order arrived late and wants a refund for an invoice or the login does not work since last week".Split(' ');

    [Fact]
    public void After_any_edits_it_says_what_a_fresh_look_says() =>
        Sampling.ForEach(Gen.Choose(0, 3), 40, (kind, random) =>
        {
            // So many that groups larger than are at hand are no template.
            var count = kind == 0 ? 1400 : random.Next(300, 700);
            var file = Analyse(Enumerable.Range(0, count).Select(_ => RandomLine(kind, random)));
            Check(file);
            for (var edit = 0; edit < 40; edit++)
            {
                Edit(file, kind, random);
                if (random.Next(3) == 0)
                {
                    Check(file);
                }
            }

            Check(file);
        });

    [Fact]
    public void It_does_not_matter_in_which_order_lines_came()
    {
        var random = new Random(3);
        string[] lines = [.. Enumerable.Range(0, 400).Select(_ => RandomLine(kind: 1, random))];
        var file = Analyse([]);
        var present = new List<int>();
        int[] order = [.. Enumerable.Range(0, lines.Length)];
        random.Shuffle(order);
        foreach (var number in order)
        {
            var at = present.Count(other => other < number);
            Replace(file, at, 0, lines[number] + "\n");
            present.Add(number);
            if (number % 7 == 0)
            {
                Near(file);
            }
        }

        Assert.Equal(Describe(Analyse(lines)), Describe(file));
    }

    /// <summary>All pairs of lines held against each other, by a plain reading of what likeness is.</summary>
    [Fact]
    public void Matches_are_the_best_there_are()
    {
        var random = new Random(11);
        var (expected, found) = (0, 0);
        for (var run = 0; run < (Sampling.IsLong ? 200 : 20); run++)
        {
            string[] texts = [.. Enumerable.Range(0, 60).Select(number => number % 2 == 0 ? Sentence(random, 30) : "")];
            for (var number = 1; number < texts.Length; number += 2)
            {
                texts[number] = Changed(texts[random.Next(number / 2) * 2], random.Next(4), random);
            }

            var file = Analyse(texts.Select(text => Line(text)));
            var near = Near(file);
            var template = Template(texts);
            for (var line = 0; line < texts.Length; line++)
            {
                var best = (Line: -1, Likeness: 0.0);
                for (var before = 0; before < line; before++)
                {
                    var likeness = Likeness(texts[line], texts[before], template);
                    best = likeness >= Threshold && likeness > best.Likeness ? (before, likeness) : best;
                }

                expected += best.Line >= 0 ? 1 : 0;
                if (near.MatchOf(file.Lines[line].Id) is { } match)
                {
                    // Not found is allowed, now and then; what is found is right.
                    var other = file.Lines.IndexOf(match.LineId);
                    Assert.Equal(Math.Floor((Likeness(texts[line], texts[other], template) * 10_000) + 1e-6) / 10_000, match.Likeness);
                    Assert.True(match.Likeness <= best.Likeness);
                    found += other == best.Line ? 1 : 0;
                }
            }
        }

        Assert.True(expected > 100 && found >= 0.99 * expected, $"{found} of {expected}");
    }

    [Fact]
    public void Of_thousands_that_are_alike_each_has_a_match_and_is_compared_with_few()
    {
        // In families, so that what they share is no template.
        var random = new Random(5);
        string[] families = [.. Enumerable.Range(0, 40).Select(_ => Sentence(random, 40))];
        var file = Analyse(Enumerable.Range(0, 8000).Select(number => Line($"{families[number % families.Length]} v{number}")));

        var near = Near(file);

        var lines = file.Lines.Lines.Take(8000).ToList();
        Assert.Equal(8000 - families.Length, lines.Count(line => near.MatchOf(line.Id) is not null));
        var matched = lines.Select(line => near.MatchOf(line.Id)?.LineId).OfType<int>().Distinct().Count();
        Assert.InRange(matched, families.Length, families.Length * (Bands + 1) * Buckets.MostAtHand);
    }

    [Fact]
    public void What_most_examples_of_a_job_share_is_no_likeness()
    {
        const string Template = "please read what follows with great care and say in one word to which of our many queues it belongs and nothing else at all";
        var file = Analyse(Enumerable.Range(0, 50).Select(number => Line($"{Template}: ticket{number}")).Append(Line($"{Template}, Ticket17!")));

        Assert.Equal(["50 as 17: 1"], Describe(file));

        // Under an instruction that makes them another job.
        var other = Analyse([
            .. Enumerable.Range(0, 50).Select(number => Line($"{Template}: ticket{number}")),
            .. Enumerable.Range(0, 50).Select(number => Line($"{Template}: ticket{number}", instruction: "Be brief.")),
        ]);
        Assert.Empty(Describe(other));
    }

    [Fact]
    public void Lines_of_another_file_are_found()
    {
        var random = new Random(9);
        string[] texts = [.. Enumerable.Range(0, 500).Select(_ => Sentence(random, 40))];
        var training = Analyse(texts.Select(text => Line(text)));
        var validation = Analyse(Enumerable.Range(0, 100).Select(number => Line(number % 4 == 0 ? Changed(texts[number], 1, random) : Sentence(random, 30))));

        var found = Near(training).MatchesOf(Near(validation))
            .Select(found => (validation.Lines.IndexOf(found.LineId), training.Lines.IndexOf(found.Match.LineId)));

        Assert.Equal(Enumerable.Range(0, 25).Select(number => (4 * number, 4 * number)), found);
    }

    [Fact]
    public void A_long_session_costs_no_more_than_the_lines_that_are_there()
    {
        var random = new Random(2);
        var file = Analyse(Enumerable.Range(0, 9000).Select(_ => Line(Sentence(random, 20))));
        for (var edit = 0; edit < 100; edit++)
        {
            // Pasted and taken away again: each time with new ids.
            Replace(file, 0, 0, string.Concat(Enumerable.Range(0, 1000).Select(number => Line($"a b c d e {number}") + "\n")));
            Near(file);
            Replace(file, 0, 1000, "");
            Near(file);
        }

        Assert.InRange(Near(file).Pages, 1, 70);
    }

    private static DatasetAnalysis Analyse(IEnumerable<string> lines) =>
        DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))), AnalysisSettings.Default.Rules);

    private static NearExamples Near(DatasetAnalysis file) => file.Index.NearExamples(new TableLines(file.Lines), Threshold);

    private static void Check(DatasetAnalysis file)
    {
        var fresh = DatasetAnalysis.Of(LineTable.FromBytes(file.Lines.ToArray()), AnalysisSettings.Default.Rules);
        Assert.Equal(Describe(fresh), Describe(file));
    }

    private static IEnumerable<string> Describe(DatasetAnalysis file)
    {
        var near = Near(file);
        return [.. file.Lines.Lines.Index().Where(line => near.MatchOf(line.Item.Id) is not null).Select(line => near.MatchOf(line.Item.Id)!.Value is var match
            ? string.Create(CultureInfo.InvariantCulture, $"{line.Index} as {file.Lines.IndexOf(match.LineId)}: {match.Likeness}")
            : "")];
    }

    private static void Edit(DatasetAnalysis file, int kind, Random random)
    {
        var at = random.Next(file.Lines.Count);
        var text = string.Concat(Enumerable.Range(0, random.Next(20) == 0 ? 40 : random.Next(3)).Select(_ => RandomLine(kind, random) + "\n"));
        switch (random.Next(5))
        {
            case 0:
                Replace(file, at, 0, text);
                break;
            case 1:
                Replace(file, at, Math.Min(file.Lines.Count - 1 - at, random.Next(20) == 0 ? 30 : 1), text);
                break;
            default:
                var place = new TextPosition(at, Math.Min(file.Lines[at].Content.Length, random.Next(25, 120)));
                RandomEdit.Replace(file, place, place, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? " x" : "y"));
                break;
        }
    }

    private static void Replace(DatasetAnalysis file, int line, int count, string text) =>
        RandomEdit.Replace(file, new TextPosition(line, 0), new TextPosition(line + count, 0), Encoding.UTF8.GetBytes(text));

    /// <summary>Large groups that are alike; a few groups that are more than that; some under few instructions; some with a template.</summary>
    private static string RandomLine(int kind, Random random)
    {
        var seeded = new Random(random.Next(kind switch { 0 => 30, 1 => 8, _ => 60 }));
        var text = Changed(Sentence(seeded, 30), random.Next(3), random);
        return random.Next(30) == 0
            ? "{broken"
            : kind switch
            {
                2 => Line(text, $"Instruction {random.Next(20)}"),
                3 => Line($"please answer the following question in as few words as you can my friend {text}"),
                _ => Line(text),
            };
    }

    private static string Line(string text, string? instruction = null)
    {
        var system = instruction is null ? "" : $$$""""systemInstruction":{"parts":[{"text":"{{{instruction}}}"}]},"""";
        return $$$"""{{{{system}}}"contents":[{"role":"user","parts":[{"text":"{{{text}}}"}]},{"role":"model","parts":[{"text":"ok"}]}]}""";
    }

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, random.Next(words / 2, words)).Select(_ => random.Next(3) == 0 ? Words[random.Next(Words.Length)] : $"w{random.Next(3000)}"));

    private static string Changed(string text, int words, Random random)
    {
        var parts = text.Split(' ');
        for (var change = 0; change < words; change++)
        {
            parts[random.Next(parts.Length)] = $"v{random.Next(3000)}";
        }

        return string.Join(' ', parts);
    }

    private static HashSet<string> Pairs(string text)
    {
        string[] words = ["^", .. text.Split(' '), "$"];
        return [.. words.Skip(1).Zip(words, (word, before) => $"{before} {word}")];
    }

    private static HashSet<string> Template(string[] texts)
    {
        var sets = texts.Distinct().Select(Pairs).ToList();
        var least = Math.Min(Math.Max(5, (sets.Count / 2) + 1), Math.Max(20, (sets.Count + 19) / 20));
        return [.. sets.SelectMany(set => set).GroupBy(pair => pair).Where(pair => pair.Count() >= least).Select(pair => pair.Key)];
    }

    private static double Likeness(string one, string other, HashSet<string> template)
    {
        var (set, otherSet) = (Pairs(one), Pairs(other));
        var both = set.Intersect(otherSet).ToList();
        var (counted, inOne) = (both.Except(template).Count(), set.Union(otherSet).Count() - both.Count);
        return inOne == 0 ? 1 : (double)counted / (counted + inOne);
    }
}
