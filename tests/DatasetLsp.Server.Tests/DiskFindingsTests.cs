using System.Text;
using DatasetLsp.Core.Rules;
using DatasetLsp.Server.Session;
using DatasetLsp.Server.Tests.Harness;
using DatasetLsp.Text;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>What an editor hides and the file's bytes show.</summary>
public sealed class DiskFindingsTests
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public async Task A_byte_order_mark_is_reported_though_the_editor_hides_it()
    {
        var files = new MemoryFiles();
        files.Write(TrainPath, [.. Mark, .. Encoding.UTF8.GetBytes(Good() + "\r\n")]);
        await using var editor = await FakeEditor.StartAsync(Capabilities.Actions, files: files);
        await editor.OpenAsync(TrainUri, Good() + "\n");

        // First what the text shows: the file may take its time.
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;
        Assert.Equal("invalid-encoding", (string)diagnostic["code"]!);
        Assert.Equal("{", editor.Text(TrainUri).In(diagnostic["range"]!));
        Assert.Empty(await editor.CodeActionsAsync(TrainUri, diagnostic["range"]!));

        files.Write(TrainPath, Good() + "\n");
        await editor.SaveAsync(TrainUri);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task Bad_bytes_are_reported_on_their_line_until_it_is_edited()
    {
        var files = new MemoryFiles();
        files.Write(TrainPath, [.. Encoding.UTF8.GetBytes(Good("é") + "\n"), .. Encoding.Latin1.GetBytes(Good("Grüße")), (byte)'\n']);
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(TrainUri, $"{Good("é")}\n{Good("Gr\uFFFD\uFFFDe")}\n");

        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        var diagnostic = (await editor.NextDiagnosticsAsync(TrainUri))[0]!;
        Assert.Equal("invalid-encoding", (string)diagnostic["code"]!);
        Assert.Equal(1, (int)diagnostic["range"]!["start"]!["line"]!);
        Assert.StartsWith("\uFFFD", editor.Text(TrainUri).In(diagnostic["range"]!));

        await editor.TypeAsync(TrainUri, 0, 0, " ");
        Assert.NotEmpty(await editor.NextDiagnosticsAsync(TrainUri));
        await editor.ReplaceAsync(TrainUri, "\uFFFD\uFFFD", "üß");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_in_time_holds_nothing_back()
    {
        var files = new MemoryFiles();
        using var unplugged = files.Hang(TrainPath);
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(TrainUri, WrongRole());

        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
        await files.WhenAskedAsync();
        editor.Time.Advance(TimeSpan.FromSeconds(2));
        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public void Nothing_is_said_of_a_file_that_holds_another_text()
    {
        var text = LineTable.FromBytes(Encoding.UTF8.GetBytes($"{Good("a")}\n"));
        Assert.Equal(0, DiskFindings.Compare(text, (byte[])[.. Mark, .. Encoding.UTF8.GetBytes($"{Good("b")}\n")], RuleSettings.Default).Count);
        Assert.Equal(0, DiskFindings.Compare(text, (byte[])[.. Mark, .. Encoding.UTF8.GetBytes($"{Good("a")}\n\n")], RuleSettings.Default).Count);
        Assert.Equal(1, DiskFindings.Compare(text, (byte[])[.. Mark, .. Encoding.UTF8.GetBytes($"{Good("a")}\r\n")], RuleSettings.Default).Count);
    }

    [Fact]
    public void Lines_that_end_differently_are_the_same_lines()
    {
        var text = LineTable.FromBytes("\"a\"\n\"\uFFFD\"\n\"c\""u8.ToArray());
        var found = DiskFindings.Compare(text, (byte[])[.. "\"a\"\r\""u8, 0xFF, .. "\"\r\n\"c\""u8], RuleSettings.Default);

        var finding = Assert.Single(found.All);
        Assert.Equal(text[1].Id, finding.LineId);
        Assert.Equal(new TextSpan(1, 3), finding.Finding.Span);
    }

    [Fact]
    public void What_the_editor_shows_itself_is_not_said_twice()
    {
        var text = LineTable.FromBytes("\"\\ud800 \uFFFD\""u8.ToArray());
        var found = DiskFindings.Compare(text, (byte[])[.. "\"\\ud800 "u8, 0xFF, .. "\""u8], RuleSettings.Default);

        Assert.Equal(new TextSpan(8, 3), Assert.Single(found.All).Finding.Span);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_file_that_hides_nothing_is_not_kept_wherever_it_is_cut_into_pieces(int shift)
    {
        var files = new MemoryFiles();
        var text = new string('a', shift) + string.Concat(Enumerable.Repeat("é漢😀", 50_000));
        files.Write(TrainPath, text);
        Assert.Null(DiskFindings.Read(files, TrainPath));

        byte[] damaged = Encoding.UTF8.GetBytes(text)[..^1];
        files.Write(TrainPath, damaged);
        Assert.Equal(damaged, DiskFindings.Read(files, TrainPath));

        byte[] marked = [.. Mark, .. Encoding.UTF8.GetBytes(text)];
        files.Write(TrainPath, marked);
        Assert.Equal(marked, DiskFindings.Read(files, TrainPath));
    }

    [Fact]
    public void A_rule_that_is_off_says_nothing()
    {
        var off = new RuleSettings(new Dictionary<string, Severity> { ["invalid-encoding"] = Severity.Off });
        Assert.Equal(0, DiskFindings.Compare(LineTable.FromBytes("{}"u8.ToArray()), (byte[])[.. Mark, .. "{}"u8], off).Count);
    }
}
