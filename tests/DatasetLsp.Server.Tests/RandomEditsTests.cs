using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
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
            // Changes in one message are made one after the other, so each is chosen in the text that the one before leaves.
            var text = new EditorText(editor.Text(TrainUri).Text, countsBytes: false);
            var changes = new (int Start, int End, string Text)[random.Next(1, 4)];
            for (var index = 0; index < changes.Length; index++)
            {
                changes[index] = Change(random, text.Text);
                text.Replace(changes[index].Start, changes[index].End, changes[index].Text);
            }

            await editor.ChangeAsync(TrainUri, changes);
            switch (random.Next(12))
            {
                case 0:
                    await editor.PauseAsync(TrainUri);
                    break;
                case 1:
                    await editor.RewriteAsync(TrainUri, editor.Text(TrainUri).Text + Pick(random, Lines));
                    break;
                case 2:
                    await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(0, editor.Text(TrainUri).Text.Length));
                    break;
            }
        }

        await editor.PauseAsync(TrainUri);
        var edited = await DiagnosticsAsync(editor, TrainUri);
        const string Fresh = "file:///data/fresh.jsonl";
        await editor.OpenAsync(Fresh, editor.Text(TrainUri).Text);
        await editor.CatchUpAsync(Fresh);
        var fresh = await DiagnosticsAsync(editor, Fresh);

        Assert.Equal(fresh.ToJsonString().Replace(Fresh, TrainUri), edited.ToJsonString());
        Assert.All(edited, diagnostic => editor.Text(TrainUri).In(diagnostic!["range"]!));
    }

    private static string Pick(Random random, string[] pieces) => pieces[random.Next(pieces.Length)];

    private static (int Start, int End, string Text) Change(Random random, string text)
    {
        var somewhere = random.Next(text.Length + 1);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, somewhere - 1)) + 1;
        lineStart = lineStart > somewhere ? 0 : lineStart;
        switch (random.Next(20))
        {
            case < 6:
                return (lineStart, lineStart, Pick(random, Lines));
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
                    : (Place(text, somewhere / 2), Place(text, somewhere), Pick(random, Lines));
        }
    }

    /// <summary>The nearest place that an editor's cursor can have: not inside a character, not between CR and LF.</summary>
    private static int Place(string text, int offset) =>
        offset > 0 && offset < text.Length && (char.IsLowSurrogate(text[offset]) || (text[offset] == '\n' && text[offset - 1] == '\r')) ? offset - 1 : offset;

    private static async Task<JsonArray> DiagnosticsAsync(FakeEditor editor, string uri) =>
        editor.Initialized["capabilities"]!["diagnosticProvider"] is null ? editor.Shown[uri] : (await editor.PullAsync(uri))["items"]!.AsArray();
}
