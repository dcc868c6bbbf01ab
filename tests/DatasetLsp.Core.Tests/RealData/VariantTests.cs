using System.Globalization;
using System.Text;
using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.Invariants;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>
/// Rules that speak of none of the real files as they are: each file is changed by a recipe so that it has what the rule is there to find, and
/// that and no more must be found. The untouched file stays silent.
/// </summary>
public class VariantTests
{
    private const int Seed = 20_261_122;

    // Seven classes of 100 examples each; and two classes of 340 and 339.
    private const string Intents = "vertex-converted/snipsco__nlu-benchmark__snips_validate_all.vertex.jsonl";
    private const string Words = "vertex-converted/openai__evals__evals_bulgarian-lexicon__samples.vertex.jsonl";
    private const string Prose = "vertex-converted/teknium1__GPTeacher__roleplay_simple.vertex.jsonl";

    [SharedFact("data")]
    public void A_class_of_which_few_examples_are_left_is_imbalanced()
    {
        foreach (var (file, label, largest) in new[] { (Intents, "RateBook", "`AddToPlaylist` 50 times"), (Words, "Y", "`N` 56.5 times") })
        {
            var lines = Read(file);
            Assert.Empty(Of("class-imbalance", Analyse(lines)));
            Assert.Empty(Of("class-imbalance", Analyse(Thinned(lines, label, 0.12))));

            var rare = Thinned(lines, label, 0.02);
            var (line, finding) = Assert.Single(Of("class-imbalance", Analyse(rare)));

            Assert.Equal(rare.FindIndex(other => AnswerOf(other) == label), line);
            Assert.Equal(JsonSerializer.Serialize(label), Text(rare[line], finding.Span));
            Assert.StartsWith($"The class `{label}` has {rare.Count(other => AnswerOf(other) == label)} examples, {largest} as many. Classes: ", finding.Message, StringComparison.Ordinal);
        }
    }

    [SharedFact("data")]
    public void Outputs_that_leave_the_labels_drift()
    {
        var lines = Read(Intents);
        Assert.Empty(Of("format-drift", Analyse(lines)));
        AssertDrift(
            lines,
            "The output is a label (`AddToPlaylist`, ",
            label => $"I think that somebody wants {label} here, but I am not sure.",
            label => $"{{\"intent\": \"{label}\"}}",
            label => $"The intent is {label}.\nThe user asks for it in so many words.");
    }

    [SharedFact("data")]
    public void Outputs_that_leave_the_keys_drift()
    {
        var lines = Read(Intents).ConvertAll(line => Answered(line, $"{{\"intent\": \"{AnswerOf(line)}\", \"confidence\": \"high\"}}"));
        Assert.Empty(Of("format-drift", Analyse(lines)));
        AssertDrift(
            lines,
            "The output is a JSON object with the keys `intent`, `confidence` in ",
            json => JsonDocument.Parse(json).RootElement.GetProperty("intent").GetString()!,
            json => $"```json\n{json}\n```",
            json => json.Replace("confidence", "certainty", StringComparison.Ordinal),
            json => json.Replace('"', '\''),
            json => $"Here you are: {json}",
            json => json[..^1]);
    }

    [SharedFact("data")]
    public void Free_text_has_no_shape_to_leave()
    {
        var lines = Read(Prose);
        Assert.Empty(Of("format-drift", Analyse(lines)));
        var random = new Random(Seed);
        for (var changed = 0; changed < lines.Count / 100; changed++)
        {
            var at = random.Next(lines.Count);
            lines[at] = Answered(lines[at], "{\"mood\": \"grim\"}");
        }

        Assert.Empty(Of("format-drift", Analyse(lines)));
    }

    /// <summary>The short form lowers the model's limit; the long form reaches the one that it has.</summary>
    [SharedFact("data")]
    public void More_examples_than_the_model_takes_are_too_many()
    {
        var settings = new AnalysisSettings("gemini-2.0-flash-001", RuleSettings.Default);
        var limits = settings.ModelInfo!.Limits;
        if (!Sampling.IsLong)
        {
            limits = limits with { TrainingExamplesText = limits.TrainingExamplesText! with { Value = 3_000 } };
            settings = settings with { ModelInfo = settings.ModelInfo with { Limits = limits } };
        }

        var most = (int)limits.TrainingExamplesText!.Value;
        var lines = Read(Intents);
        Assert.Empty(Of("dataset-limit", Repeated(lines, most, settings)));

        var (line, finding) = Assert.Single(Of("dataset-limit", Repeated(lines, most + 2, settings)));

        Assert.Equal(most, line);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{most + 2:N0} examples; Gemini 2.0 Flash takes {most:N0} at the most. This is the first too many. (As of {limits.TrainingExamplesText.Date:yyyy-MM-dd}.)"),
            finding.Message);
    }

    [SharedFact("data")]
    public void A_model_that_goes_is_told_of_once_in_each_training_file_from_a_month_before()
    {
        var retirement = ModelCatalogue.Find("gemini-2.5-flash")!.Retirement!.Value;
        foreach (var path in Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories))
        {
            var lines = Read(path);
            Assert.Empty(On(retirement.AddMonths(-1).AddDays(-1), "gemini-2.5-flash"));
            Assert.Empty(On(retirement.AddMonths(1), AnalysisSettings.DefaultModel));
            var before = On(retirement.AddDays(-1), "gemini-2.5-flash");
            var after = On(retirement, "gemini-2.5-flash");

            var isTrainingData = Analyse(lines).Format != Formats.FormatCatalogue.Unknown;
            Assert.Equal(isTrainingData ? 1 : 0, before.Count);
            Assert.Equal(before.Select(found => found.Line), after.Select(found => found.Line));
            Assert.All(before, found => Assert.StartsWith($"Gemini 2.5 Flash may be retired from {retirement:yyyy-MM-dd} on", found.Finding.Message, StringComparison.Ordinal));
            Assert.All(after, found => Assert.StartsWith($"Gemini 2.5 Flash was to be retired on {retirement:yyyy-MM-dd}", found.Finding.Message, StringComparison.Ordinal));

            IReadOnlyList<LocatedFinding> On(DateOnly today, string model) =>
                Of("retired-model", Analyse(lines, new AnalysisSettings(model, RuleSettings.Default) { Today = today }));
        }
    }

    /// <summary>Changes the outputs of one line in a hundred, in each of some ways; those and no others must be reported.</summary>
    private static void AssertDrift(List<string> lines, string message, params Func<string, string>[] changes)
    {
        foreach (var change in changes)
        {
            var random = new Random(Seed);
            var changed = new SortedSet<int>();
            while (changed.Count < lines.Count / 100)
            {
                // The first line keeps the usual shape, to which the message points.
                changed.Add(random.Next(1, lines.Count));
            }

            var drifted = lines.Select((line, index) => changed.Contains(index) ? Answered(line, change(AnswerOf(line)!)) : line).ToList();
            var found = Of("format-drift", Analyse(drifted));

            Assert.Equal(changed, found.Select(located => located.Line));
            Assert.All(found, located => Assert.StartsWith(message, located.Finding.Message, StringComparison.Ordinal));
            Assert.All(found, located => Assert.Contains(" in 693 of 700 examples, as on line 1; here it is ", located.Finding.Message, StringComparison.Ordinal));
        }
    }

    private static List<string> Read(string path) => [.. File.ReadAllText(Path.Combine(SharedFolder.Find("data")!, path)).Split('\n')];

    /// <summary>Without most examples of one label.</summary>
    private static List<string> Thinned(List<string> lines, string label, double share)
    {
        var random = new Random(Seed);
        var all = lines.Where(line => AnswerOf(line) == label).ToArray();
        random.Shuffle(all);
        var gone = all.Skip((int)(share * all.Length)).ToHashSet();
        return lines.FindAll(line => !gone.Contains(line));
    }

    private static FileAnalysis Repeated(List<string> lines, int count, AnalysisSettings settings)
    {
        var text = new MemoryStream();
        for (var number = 0; number < count; number++)
        {
            // Each with a number, or they would be duplicates.
            var line = lines[number % (lines.Count - 1)];
            text.Write(Encoding.UTF8.GetBytes(line.Replace("\"text\": \"", $"\"text\": \"[{number}] ", StringComparison.Ordinal)));
            text.WriteByte((byte)'\n');
        }

        text.Position = 0;
        return FileAnalysis.Of(text, settings, limit: 10);
    }

    private static string? AnswerOf(string line) => line.Length == 0 ? null : Part(line).GetString();

    private static string Answered(string line, string answer) => line.Length == 0
        ? line
        : line[..line.LastIndexOf(Part(line).GetRawText(), StringComparison.Ordinal)] + JsonSerializer.Serialize(answer) + "}]}]}";

    private static JsonElement Part(string line)
    {
        var contents = JsonDocument.Parse(line).RootElement.GetProperty("contents");
        return contents[contents.GetArrayLength() - 1].GetProperty("parts")[0].GetProperty("text");
    }

    private static DatasetAnalysis Analyse(List<string> lines, AnalysisSettings? settings = null) =>
        DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(string.Join('\n', lines))), settings ?? AnalysisSettings.Default);

    private static List<LocatedFinding> Of(string rule, DatasetAnalysis analysis) => [.. analysis.All.Where(found => found.Finding.Rule.Id == rule)];

    private static List<LocatedFinding> Of(string rule, FileAnalysis analysis) => [.. analysis.Selected.Where(found => found.Finding.Rule.Id == rule)];

    private static string Text(string line, TextSpan span) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line).AsSpan(span.Start, span.Length));
}
