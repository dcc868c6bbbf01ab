using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Invariants;

public class IncrementalTests
{
    private static TextPosition Last => new(int.MaxValue, int.MaxValue);

    [Fact]
    public void After_any_edits_a_settled_analysis_says_what_a_fresh_one_says() =>
        Sampling.ForEach(Sampling.Document(40).Zip(Sampling.Document(12)), 120, (texts, random) => Edit(texts, AnalysisSettings.Default, random));

    [Fact]
    public void So_it_does_of_files_in_which_lines_say_much_about_each_other()
    {
        var settings = new AnalysisSettings(
            "gemini-2.5-flash",
            new RuleSettings(new Dictionary<string, Severity>(), new Dictionary<string, double> { [RuleSettings.OptionKey("class-imbalance", "maxRatio")] = 2 }))
        {
            Today = new DateOnly(2026, 11, 22),
        };
        var limits = settings.ModelInfo!.Limits;
        settings = settings with
        {
            ModelInfo = settings.ModelInfo with { Limits = limits with { TrainingExamplesText = limits.TrainingExamplesText! with { Value = 30 } } },
        };
        var reported = new HashSet<string>();

        Sampling.ForEach(Sampling.RelatedDocument(140).Zip(Sampling.RelatedDocument(20)), 60, (texts, random) =>
            reported.UnionWith(Edit(texts, settings, random).Counts.Keys.Select(rule => rule.Id)));

        Assert.Superset(
            new HashSet<string> { "conflicting-outputs", "class-imbalance", "format-drift", "too-few-examples", "dataset-limit", "retired-model", "duplicate-example" },
            reported);
    }

    [Fact]
    public void Which_of_two_spellings_is_quoted_does_not_depend_on_what_was_there_first()
    {
        string Asked(string question, string answer) => $$"""{"contents":[{"role":"user","parts":[{"text":"{{question}}"}]},{"role":"model","parts":[{"text":"{{answer}}"}]}]}""" + "\n";
        var analysis = DatasetAnalysis.Of(LineTable.FromBytes(Sampling.Bytes(Asked("A", "no") + Asked("A", "no") + Asked("A", "yes"))), RuleSettings.Default);

        RandomEdit.Replace(analysis, default, default, Sampling.Bytes(Asked("B", "no") + Asked("B", "no") + Asked("B", "Yes")));
        analysis.Settle();

        Assert.Equal(2, analysis.Counts.Single(count => count.Key.Id == "conflicting-outputs").Value);
        Assert.Equal(Snapshot.Of(DatasetAnalysis.Of(LineTable.FromBytes(analysis.Lines.ToArray()), RuleSettings.Default)), Snapshot.Of(analysis));
    }

    [Fact]
    public void Typing_a_file_letter_by_letter_and_taking_it_back_says_what_a_fresh_analysis_says() =>
        Sampling.ForEach(Sampling.Document(6), 10, (text, _) =>
        {
            var analysis = DatasetAnalysis.Of(LineTable.FromBytes(default), RuleSettings.Default);
            var empty = Snapshot.Of(analysis);
            foreach (var rune in text.EnumerateRunes())
            {
                RandomEdit.Replace(analysis, Last, Last, Sampling.Bytes(rune.ToString()));
            }

            analysis.Settle();
            Assert.Equal(Snapshot.Of(DatasetAnalysis.Of(LineTable.FromBytes(Sampling.Bytes(text)), RuleSettings.Default)), Snapshot.Of(analysis));

            RandomEdit.Replace(analysis, default, Last, default);
            analysis.Settle();
            Assert.Equal(empty, Snapshot.Of(analysis));
        });

    [Fact]
    public void The_order_in_which_reports_come_and_go_makes_no_difference_to_the_index() =>
        Sampling.ForEach(Gen.OneOf(Sampling.Document(40), Sampling.RelatedDocument(40)), 80, (text, random) =>
        {
            var table = LineTable.FromBytes(Sampling.Bytes(text));
            var lines = table.Lines.ToArray();
            var reports = lines.ToDictionary(line => line.Id, line => LineAnalyzer.Analyse(line.Content, AnalysisSettings.Default));
            var kept = lines.Where(_ => random.Next(3) > 0).ToArray();
            var straight = new DatasetIndex();
            foreach (var line in kept)
            {
                straight.Add(line, reports[line.Id]);
            }

            var crooked = new DatasetIndex();
            foreach (var line in Shuffled(lines, random))
            {
                crooked.Add(line, reports[line.Id]);
            }

            foreach (var line in Shuffled(lines.Except(kept), random))
            {
                crooked.Remove(line.Id);
            }

            Assert.Equal(Describe(straight, table), Describe(crooked, table));
        });

    [Fact]
    public void Where_not_all_can_be_shown_edited_lines_come_first_and_then_the_gravest() =>
        Sampling.ForEach(Sampling.Document(60), 80, (text, random) =>
        {
            var limit = random.Next(12);
            var analysis = DatasetAnalysis.Of(LineTable.FromBytes(Sampling.Bytes(text)), RuleSettings.Default, limit);
            var selected = analysis.Selected.ToList();

            Assert.Equal(Math.Min(limit, analysis.All.Count()), selected.Count);
            Assert.Equal(
                analysis.All.Select(found => found.Finding.Severity).Order().Take(limit),
                selected.Select(found => found.Finding.Severity).Order());

            var edited = new HashSet<int>();
            for (var edit = 0; edit < 3; edit++)
            {
                var line = random.Next(analysis.Lines.Count);
                RandomEdit.Replace(analysis, new TextPosition(line, 0), new TextPosition(line, 0), "x"u8);
                edited.Add(analysis.Lines[line].Id);
            }

            var onEdited = edited.SelectMany(analysis.FindingsOn).ToList();
            var shown = analysis.Selected.ToList();
            Assert.All(onEdited, finding => Assert.Contains(shown, found => ReferenceEquals(found.Finding, finding) || found.Finding == finding));
            Assert.True(shown.Count <= limit + onEdited.Count);
            Assert.Equal(shown.OrderBy(found => found.Line).Select(found => found.Line), shown.Select(found => found.Line));
        });

    private static DatasetAnalysis Edit((string Text, string Paste) texts, AnalysisSettings settings, Random random)
    {
        var analysis = DatasetAnalysis.Of(LineTable.FromBytes(Sampling.Bytes(texts.Text)), settings);
        var paste = Sampling.Bytes(texts.Paste);
        for (var edit = random.Next(1, 40); edit > 0; edit--)
        {
            var old = analysis.Lines.ToArray();
            RandomEdit.Make(analysis, paste, random);
            if (random.Next(6) == 0)
            {
                // Undo by the edit that gives back what was there.
                RandomEdit.Replace(analysis, default, Last, old);
            }

            if (random.Next(8) == 0)
            {
                analysis.Settle(random.Next(2) == 0 ? int.MaxValue : random.Next(5));
            }
        }

        analysis.Settle();

        var fresh = DatasetAnalysis.Of(LineTable.FromBytes(analysis.Lines.ToArray()), settings);
        Assert.Equal(Snapshot.Of(fresh), Snapshot.Of(analysis));
        Assert.Equal(fresh.All.Select(found => found.Line), analysis.Selected.Select(found => found.Line));
        return analysis;
    }

    private static string Describe(DatasetIndex index, LineTable table) => string.Join(
        '\n',
        (string[])[
            index.Format.Id,
            .. Enum.GetValues<LineKind>().Select(kind => $"{kind}={index.Count(kind)}"),
            .. Formats.FormatCatalogue.All.Append(Formats.FormatCatalogue.Unknown).Select(format => $"{format.Id}: {index.Count(format)}"),
            $"{index.Records} {index.Examples} {index.LoneCarriageReturns} {index.HoldsMerge}",
            .. Enum.GetValues<LineBreak>().Select(lineBreak => $"{lineBreak}={index.Count(lineBreak)}"),
            .. table.Lines.Select(line => Describe(index, line.Id)),
            .. index.ByExample(new TableLines(table)).Select(line => $"{line.LineId} is {line.First}"),
            .. index.ByInput(new TableLines(table)).Select(line => $"{line.LineId} asks {line.First}"),
            $"{index.WithMedia} with media, {index.WithResolution} with a resolution",
            .. index.Answers.OrderBy(group => group.Key).Select(group => $"{group.Key}: {Describe(group.Value)}"),
        ]);

    private static string Describe(DatasetIndex index, int id) =>
        $"{id}: {index.Contains(id)} {index.KindOf(id)} {index.BreakOf(id)} {index.FormatOf(id)?.Id} {index.IsFormatCertain(id)} {index.HasLoneCarriageReturn(id)} "
        + $"{index.BeginsMerge(id)} {index.AnchorOf(id)} {index.HasMedia(id)} {index.StructureOf(id)} {index.AnswerOf(id)}";

    private static string Describe(AnswerGroup group) => string.Join(
        ' ',
        (string[])[
            $"{group.Total} {group.LabelTotal}",
            .. Enum.GetValues<AnswerKind>().Select(kind => $"{kind}={group.CountOf(kind)}"),
            .. new[] { group.Shapes, group.Leads, group.Labels }.Select(counts => string.Join(',', counts.OrderBy(count => count.Key))),
        ]);

    private static Line[] Shuffled(IEnumerable<Line> lines, Random random)
    {
        Line[] all = [.. lines];
        random.Shuffle(all);
        return all;
    }
}
