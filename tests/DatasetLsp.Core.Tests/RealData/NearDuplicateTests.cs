using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Index.Near;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>
/// Near-duplicates among questions that people really asked, to which edits were made that are known. What should be found is worked out
/// by holding pairs of words against each other, two texts at a time.
/// </summary>
public partial class NearDuplicateTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const double Threshold = 0.8;
    private const string Template =
        "You are given what a customer wrote to us. Read it with care, think step by step about what they want, do not make anything up, and then answer in one word and nothing else, in English, whatever the language they wrote in is.";

    private const string OtherTemplate =
        "Below stands a text that somebody found on the internet; say how it would make a reader feel who has never heard of its author, and choose from these feelings only: joy, anger, sadness, surprise, or none of them at all. The text:";

    private static readonly (string Name, Func<string, string, Random, string> Make)[] Edits =
    [
        ("case", (text, _, _) => text.ToUpperInvariant()),
        ("punctuation", (text, _, _) => Punctuation().Replace(text, " ") + " !"),
        ("one word", (text, _, random) => Words(text) is var words && words.Length == 0 ? text : string.Join(' ', words.Index().Select(word => word.Index == random.Next(words.Length) ? "zebra" : word.Item))),
        ("one word more", (text, _, random) => text.Insert(text.IndexOf(' ', random.Next(text.Length)) is >= 0 and var at ? at : text.Length, " zebra")),
        ("one sentence", (text, other, _) => $"{text} {FirstSentence(other)}"),
    ];

    [SharedFact("data")]
    public void Known_edits_are_found_99_times_in_100()
    {
        foreach (var (name, edit) in Edits)
        {
            var (expected, found) = (0, 0);
            foreach (var texts in Files())
            {
                var random = new Random(4);
                var sources = Enumerable.Range(0, texts.Count).Where(_ => random.Next(5) == 0).ToList();
                var file = Analyse([.. texts, .. sources.Select(source => edit(texts[source], texts[random.Next(texts.Count)], random))]);
                var near = Near(file);
                var plain = new PlainLikeness(file);
                foreach (var (number, source) in sources.Index())
                {
                    var likeness = plain.Of(source, texts.Count + number);
                    if (likeness >= Threshold)
                    {
                        expected++;
                        found += near.MatchOf(file.Lines[texts.Count + number].Id) is { } match && match.Likeness >= likeness - 0.0001 ? 1 : 0;
                    }
                }
            }

            output.WriteLine($"{name}: {found} of {expected}");
            Assert.True(expected > 100 && found >= 0.99 * expected, $"{name}: {found} of {expected}");
        }
    }

    [SharedFact("data")]
    public void No_pair_is_found_that_shares_a_template_and_little_else()
    {
        foreach (var texts in Files())
        {
            // Without those that are nearly the same as they are.
            var without = Analyse(texts);
            var near = Near(without);
            var different = texts.Where((_, line) => near.MatchOf(without.Lines[line].Id) is null).ToList();
            Func<string, int, string>[] wrappers =
            [
                (text, _) => $"{Template} {text}",
                (text, _) => $"{text}\n\n{Template}",
                (text, line) => line % 2 == 0 ? $"{Template} {text}" : $"{OtherTemplate} {text}",
            ];
            foreach (var wrap in wrappers)
            {
                var file = Analyse(different.Select(wrap));
                var wrapped = Near(file);
                var found = Enumerable.Range(0, different.Count).Where(line => wrapped.MatchOf(file.Lines[line].Id) is not null)
                    .Select(line => $"{different[line]}\n{different[file.Lines.IndexOf(wrapped.MatchOf(file.Lines[line].Id)!.Value.LineId)]}").ToList();
                output.WriteLine($"{different.Count} texts: {found.Count}");
                foreach (var pair in found.Take(20))
                {
                    output.WriteLine(pair);
                }

                Assert.Empty(found);
            }
        }
    }

    /// <summary>What is asked in each of the real files.</summary>
    private static IEnumerable<List<string>> Files()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(SharedFolder.Find("data")!, "vertex-converted"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            var texts = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("contents")[0].GetProperty("parts")[0])
                .Where(part => part.TryGetProperty("text", out _)).Select(part => part.GetProperty("text").GetString()!).Where(text => text.Length > 0).Distinct().ToList();
            if (texts.Count >= 80)
            {
                yield return texts;
            }
        }
    }

    private static DatasetAnalysis Analyse(IEnumerable<string> questions) => DatasetAnalysis.Of(
        LineTable.FromBytes(Encoding.UTF8.GetBytes(string.Concat(questions.Select(question =>
            JsonSerializer.Serialize(new { contents = new[] { new { role = "user", parts = new[] { new { text = question } } }, new { role = "model", parts = new[] { new { text = "ok" } } } } }) + "\n")))),
        AnalysisSettings.Default.Rules);

    private static NearExamples Near(DatasetAnalysis file) => file.Index.NearExamples(new TableLines(file.Lines), Threshold);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string FirstSentence(string text) => text.IndexOfAny(['.', '!', '?']) is >= 0 and var end ? text[..(end + 1)] : text;

    [GeneratedRegex("[,;:!?()\"]")]
    private static partial Regex Punctuation();

    private sealed class PlainLikeness
    {
        private readonly List<HashSet<uint>> _sets = [];
        private readonly HashSet<uint> _template;

        public PlainLikeness(DatasetAnalysis file)
        {
            var pairs = new WordPairs();
            foreach (var line in file.Lines.Lines.Where(line => line.Content.Length > 0))
            {
                pairs.Add(Encoding.UTF8.GetBytes(JsonDocument.Parse(line.Content).RootElement.GetProperty("contents")[0].GetProperty("parts")[0].GetProperty("text").GetString()!));
                _sets.Add([.. pairs.Take()]);
            }

            var distinct = _sets.DistinctBy(set => string.Join(',', set.Order())).Where(set => set.Count > 0).ToList();
            var least = Math.Min(Math.Max(5, (distinct.Count / 2) + 1), Math.Max(20, (distinct.Count + 19) / 20));
            _template = [.. distinct.SelectMany(set => set).GroupBy(pair => pair).Where(pair => pair.Count() >= least).Select(pair => pair.Key)];
        }

        public double Of(int one, int other)
        {
            var all = _sets[one].Union(_sets[other]).ToList();
            var both = _sets[one].Intersect(_sets[other]).ToList();
            var counted = both.Count(pair => !_template.Contains(pair));
            return all.Count == both.Count ? 1 : (double)counted / (counted + all.Count - both.Count);
        }
    }
}
