using System.Text.Json.Nodes;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.Invariants;
using DatasetLsp.Server.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>However a text came about, it has the diagnostics that it has when it is opened as it is.</summary>
public sealed class RandomEditsTests
{
    private static readonly string[] Characters = ["\n", "\r\n", "\r", "é", "😀", "\u2028", "{", "}", "\"", ",", " ", "\\ud83d"];

    private static readonly string[] Lines =
    [
        "\n", Good("a") + "\n", Good("b") + "\r\n", Good("😀é") + "\n", Good("a") + "\r", WrongRole("é") + "\r\n", WrongRole("b") + ",\n", Good("c"),
        Good("d").Replace("\"role\":\"user\",", "\"rle\":\"user\",") + "\n",
        """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""" + "\n",
        """{"q":1}""" + "\n",
    ];

    // Each of these changes what all other lines are.
    private static readonly string[] Upheavals = ["[\n", "]\n", "<<<<<<< a\n", ">>>>>>> b\n"];

    private static readonly (string Old, string New)[] Words = [("assistant", "model"), ("model", "assistant"), ("\"a\"", "\"b\""), ("\"b\"", "\"a\""), ("😀", "é")];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Editing_ends_where_opening_begins(int seed)
    {
        var random = new Random(seed);
        await using var editor = await FakeEditor.StartAsync((seed % 3) switch { 0 => Capabilities.Bytes, 1 => Capabilities.Pushed, _ => Capabilities.Full });
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, string.Concat(Enumerable.Range(0, 12).Select(_ => Pick(random, Lines))));
        for (var message = 0; message < 40; message++)
        {
            await EditAsync(editor, TrainUri, random, Lines);
        }

        await LookAsync(editor, TrainUri);
    }

    /// <summary>4,000 edits in the short form, 200,000 in the long; each file is looked at in between.</summary>
    [Fact]
    public async Task Two_files_edited_in_turns_end_where_opening_begins_whatever_the_rule()
    {
        const int Messages = 100;
        const int MessagesBetweenLooks = 25;
        var reported = new HashSet<string>();
        var edits = 0;
        for (var run = 1; edits < (Sampling.IsLong ? 200_000 : 4_000); run++)
        {
            var random = new Random(run);
            var files = new MemoryFiles();
            files.Write("/data/datasetlsp.json", """{"rules":{"class-imbalance":{"severity":"warning","maxRatio":2}}}""");
            await using var editor = await FakeEditor.StartAsync(
                (run % 3) switch { 0 => Capabilities.Bytes, 1 => Capabilities.Pushed, _ => Capabilities.Full },
                configure: options => options with { Models = Demanding },
                files: files);
            editor.IsCarefree = true;
            string[] lines = [.. Lines, .. Sampling.Line.Sample(40, new Rnd((ulong)run), 30).Select(line => line + "\n")];
            string[] uris = [TrainUri, "file:///data/other.jsonl"];
            await editor.OpenAsync(
                uris[0],
                run % 4 == 0 ? Sampling.OtherDocument(20).Sample(1, new Rnd((ulong)run), 30).Single() : string.Concat(Enumerable.Range(0, 20).Select(_ => Pick(random, lines))));
            await editor.OpenAsync(uris[1], Sampling.RelatedDocument(120).Sample(1, new Rnd((ulong)run), 30).Single());
            for (var message = 0; message <= Messages; message++)
            {
                if (message % MessagesBetweenLooks == 0)
                {
                    foreach (var uri in uris)
                    {
                        reported.UnionWith(await LookAsync(editor, uri));
                    }
                }

                edits += await EditAsync(editor, Pick(random, uris), random, lines);
            }
        }

        Assert.Empty(RuleCatalogue.All.Select(rule => rule.Id).Except(reported));
    }

    /// <summary>A model that few lines are too many for, that wants many more, and that goes in the month in which the tests' clock stands.</summary>
    private static ModelInfo? Demanding(string id)
    {
        var model = ModelCatalogue.Find("gemini-2.5-flash")!;
        return model with
        {
            Id = id,
            Limits = model.Limits with
            {
                TrainingExamplesText = model.Limits.TrainingExamplesText! with { Value = 30 },
                TokensPerExample = model.Limits.TokensPerExample! with { Value = 20 },
            },
            Retirement = model.Retirement! with { Value = new DateOnly(1, 2, 1) },
        };
    }

    /// <summary>Sends one message with some changes, and at times something else besides.</summary>
    /// <returns>How many changes it had.</returns>
    private static async Task<int> EditAsync(FakeEditor editor, string uri, Random random, string[] lines)
    {
        // Changes in one message are made one after the other, so each is chosen in the text that the one before leaves.
        var text = new EditorText(editor.Text(uri).Text, countsBytes: false);
        var changes = new (int Start, int End, string Text)[random.Next(1, 4)];
        for (var index = 0; index < changes.Length; index++)
        {
            changes[index] = Change(random, text.Text, lines);
            text.Replace(changes[index].Start, changes[index].End, changes[index].Text);
        }

        await editor.ChangeAsync(uri, changes);
        switch (random.Next(12))
        {
            case 0:
                await editor.PauseAsync(uri);
                break;
            case 1:
                await editor.RewriteAsync(uri, editor.Text(uri).Text + Pick(random, lines));
                break;
            case 2:
                await editor.CodeActionsAsync(uri, editor.Text(uri).RangeOf(0, editor.Text(uri).Text.Length));
                break;
        }

        return changes.Length;
    }

    /// <summary>Compares what is shown of a file after a pause with what is shown of its text opened anew.</summary>
    /// <returns>The rules that speak.</returns>
    private static async Task<IEnumerable<string>> LookAsync(FakeEditor editor, string uri)
    {
        const string Fresh = "file:///data/fresh.jsonl";
        await editor.PauseAsync(uri);
        var edited = await DiagnosticsAsync(editor, uri);
        await editor.OpenAsync(Fresh, editor.Text(uri).Text);
        await editor.CatchUpAsync(Fresh);
        var fresh = await DiagnosticsAsync(editor, Fresh);

        Assert.Equal(fresh.ToJsonString().Replace(Fresh, uri), edited.ToJsonString());
        Assert.All(edited, diagnostic => editor.Text(uri).In(diagnostic!["range"]!));
        await editor.CloseAsync(Fresh);
        return edited.Select(diagnostic => (string)diagnostic!["code"]!).ToList();
    }

    private static string Pick(Random random, string[] pieces) => pieces[random.Next(pieces.Length)];

    private static (int Start, int End, string Text) Change(Random random, string text, string[] lines)
    {
        var somewhere = random.Next(text.Length + 1);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, somewhere - 1)) + 1;
        lineStart = lineStart > somewhere ? 0 : lineStart;
        switch (random.Next(20))
        {
            case < 6:
                return (lineStart, lineStart, Pick(random, lines));
            case < 10:
                var lineEnd = text.IndexOf('\n', lineStart) + 1;
                return (lineStart, lineEnd == 0 ? text.Length : lineEnd, "");
            case < 15:
                var (old, replacement) = Words[random.Next(Words.Length)];
                var found = text.IndexOf(old, somewhere, StringComparison.Ordinal);
                return found < 0 ? (text.Length, text.Length, "\n") : (found, found + old.Length, replacement);
            case < 19:
                var start = Place(text, somewhere);
                var end = Place(text, Math.Min(text.Length, start + random.Next(3)));
                return (start, Math.Max(start, end), random.Next(2) == 0 ? "" : Pick(random, Characters));
            default:
                return random.Next(3) == 0
                    ? (lineStart, lineStart, Pick(random, Upheavals))
                    : (Place(text, somewhere / 2), Place(text, somewhere), Pick(random, lines));
        }
    }

    /// <summary>The nearest place that an editor's cursor can have: not inside a character, not between CR and LF.</summary>
    private static int Place(string text, int offset) =>
        offset > 0 && offset < text.Length && (char.IsLowSurrogate(text[offset]) || (text[offset] == '\n' && text[offset - 1] == '\r')) ? offset - 1 : offset;

    private static async Task<JsonArray> DiagnosticsAsync(FakeEditor editor, string uri) =>
        editor.Initialized["capabilities"]!["diagnosticProvider"] is null ? editor.Shown[uri] : (await editor.PullAsync(uri))["items"]!.AsArray();
}
