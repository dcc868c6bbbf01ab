using System.Text.Json.Nodes;
using DatasetLsp.Server.Features.Language.Hover;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>What a person reads on a squiggle.</summary>
public sealed class HoverTests
{
    [Fact]
    public async Task It_says_what_is_wrong_why_and_what_to_do()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, WrongRole("é"));
        await editor.NextDiagnosticsAsync(TrainUri);

        var hover = (await editor.HoverAsync(TrainUri, editor.Text(TrainUri).Text.IndexOf("assistant", StringComparison.Ordinal)))!;

        Assert.Equal("markdown", (string)hover["contents"]!["kind"]!);
        var text = (string)hover["contents"]!["value"]!;
        Assert.StartsWith("`assistant` is no role in Gemini data. Write `model`.\n\n**Why:** ", text);
        Assert.Contains("\n\n**What to do:** The quick fix writes", text);
        Assert.Contains("`invalid-role` (error)\n\n---\n\n**Example**: ", text);
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(hover["range"]!));
    }

    [Fact]
    public async Task It_does_not_repeat_what_the_client_shows_above_it()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed, new JsonObject { ["showsMessagesOnHover"] = true });
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);

        var hover = (await editor.HoverAsync(TrainUri, editor.Text(TrainUri).Text.IndexOf("assistant", StringComparison.Ordinal)))!;

        Assert.StartsWith("**Why:** ", (string)hover["contents"]!["value"]!);
    }

    [Fact]
    public async Task Clients_without_Markdown_get_plain_text()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);

        var hover = (await editor.HoverAsync(TrainUri, editor.Text(TrainUri).Text.IndexOf("assistant", StringComparison.Ordinal)))!;

        Assert.Equal("plaintext", (string)hover["contents"]!["kind"]!);
        var text = (string)hover["contents"]!["value"]!;
        Assert.StartsWith("assistant is no role", text);
        Assert.DoesNotContain("**", text);
        Assert.DoesNotContain("](", text);
    }

    [Fact]
    public async Task Several_findings_at_one_place_stand_under_each_other()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, """{"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"user","parts":[{"text":"b"}]},{"role":"model","parts":[{"text":"c"}]},{"role":"user","parts":[{"text":"d"}]},{"role":"user","parts":[{"text":"e"}]}]}""");
        await editor.NextDiagnosticsAsync(TrainUri);

        var hover = (await editor.HoverAsync(TrainUri, editor.Text(TrainUri).Text.LastIndexOf("user", StringComparison.Ordinal)))!;

        var text = (string)hover["contents"]!["value"]!;
        Assert.Contains("\n\n---\n\n", text);
        Assert.Contains("`last-turn` (error)", text);
        Assert.Contains("`role-order` (warning)", text);
    }

    [Theory]
    [InlineData("{\"a\": 1}", 8)]
    [InlineData("{\"contents\": [", 4)]
    public async Task There_is_nothing_to_say_where_there_is_no_example(string line, int offset)
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, $"{line}\n{Good()}");
        await editor.NextDiagnosticsAsync(TrainUri);

        Assert.Null(await editor.HoverAsync(TrainUri, offset));
    }

    [Theory]
    [InlineData("Write `a*b`, not [x](y).", @"Write `a*b`, not \[x\](y).")]
    [InlineData("`x`![](http://a)`y`", @"`x`\!\[\](http://a)`y`")]
    [InlineData("``![](http://a)", @"\`\`\!\[\](http://a)")]
    [InlineData("one ` <img>", @"one \` \<img\>")]
    public void What_a_message_quotes_draws_nothing(string message, string escaped) => Assert.Equal(escaped, HoverText.Escape(message));
}
