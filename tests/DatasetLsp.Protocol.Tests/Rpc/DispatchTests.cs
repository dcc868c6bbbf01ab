using System.Collections.Concurrent;
using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

public class DispatchTests
{
    private const string HoverParams = """{"textDocument":{"uri":"file:///a.jsonl"},"position":{"line":0,"character":0}}""";

    [Fact]
    public async Task A_read_sees_the_state_at_its_arrival_although_a_later_change_is_taken_while_it_runs()
    {
        var text = "old";
        var changed = new TaskCompletionSource();
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .On(LspMethods.DidChange, p =>
            {
                text = p.ContentChanges[^1].Text.Decode();
                changed.SetResult();
            })
            .OnRead(LspMethods.Hover, () => text, async (snapshot, _, _) =>
            {
                await changed.Task;
                return HoverOf($"{snapshot}, now {text}");
            }));

        await client.SendAsync(Hover(1));
        await client.SendAsync(Change("new"));

        Assert.Equal("old, now new", TextOf(await client.ReadAsync()));
    }

    [Fact]
    public async Task Changes_and_ordered_requests_run_in_the_order_of_arrival()
    {
        var seen = new List<string>();
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .On(LspMethods.DidChange, p => seen.Add(p.ContentChanges[0].Text.Decode()))
            .On(LspMethods.Hover, _ => HoverOf(string.Join(",", seen))));

        for (var i = 0; i < 100; i++)
        {
            await client.SendAsync(Change($"{i}"));
        }
        await client.SendAsync(Hover(1));

        Assert.Equal(string.Join(",", Enumerable.Range(0, 100)), TextOf(await client.ReadAsync()));
    }

    [Fact]
    public async Task Reads_run_beside_each_other_and_are_answered_as_they_end()
    {
        var first = new TaskCompletionSource();
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .OnRead(LspMethods.Hover, () => 0, async (_, p, _) =>
            {
                await (p.Position.Line == 0 ? first.Task : Task.CompletedTask);
                first.TrySetResult();
                return (Hover?)null;
            }));

        await client.SendAsync(Hover(1));
        await client.SendAsync(Hover(2).Replace("\"line\":0", "\"line\":1"));

        Assert.Equal(2, (await client.ReadAsync()).GetProperty("id").GetInt32());
        var last = await client.ReadAsync();
        Assert.Equal(1, last.GetProperty("id").GetInt32());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("result").ValueKind);
    }

    [Fact]
    public async Task A_cancelled_read_is_answered_with_RequestCancelled()
    {
        var started = new TaskCompletionSource();
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .OnRead(LspMethods.Hover, () => 0, async (_, _, cancelled) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, cancelled);
                return (Hover?)null;
            }));

        await client.SendAsync(Hover("\"x\""));
        await started.Task;
        await client.SendAsync("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x"}}""");

        var answer = await client.ReadAsync();
        Assert.Equal("x", answer.GetProperty("id").GetString());
        AssertError(ErrorCode.RequestCancelled, "textDocument/hover was cancelled.", answer);
    }

    [Fact]
    public async Task Taking_back_what_is_not_running_does_nothing()
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("here")));

        await client.SendAsync("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}""");
        await client.SendAsync(Hover(1));

        Assert.Equal("here", TextOf(await client.ReadAsync()));
    }

    [Fact]
    public async Task Two_running_reads_of_one_id_are_refused()
    {
        var release = new TaskCompletionSource();
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .OnRead(LspMethods.Hover, () => 0, async (_, _, _) =>
            {
                await release.Task;
                return (Hover?)null;
            }));

        await client.SendAsync(Hover(1));
        await client.SendAsync(Hover(1));

        AssertError(ErrorCode.InvalidRequest, "A request with the id 1 is still running.", await client.ReadAsync());
        release.SetResult();
        Assert.True((await client.ReadAsync()).TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData(ErrorCode.ContentModified)]
    [InlineData(ErrorCode.ServerCancelled)]
    [InlineData(ErrorCode.RequestFailed)]
    public async Task An_error_answer_thrown_by_a_handler_is_sent_as_it_is(ErrorCode code)
    {
        var data = JsonSerializer.SerializeToElement(new() { RetriggerRequest = true }, LspJsonContext.Default.DiagnosticServerCancellationData);
        await using var client = await new TestClient().InitializeAsync(new MethodTable()
            .OnRead(LspMethods.Hover, () => 0, (_, _, _) => throw new ResponseException(code, "Not now.", data)).On(LspMethods.Definition, _ => null));

        await client.SendAsync(Hover(1));

        var answer = await client.ReadAsync();
        AssertError(code, "Not now.", answer);
        Assert.True(answer.GetProperty("error").GetProperty("data").GetProperty("retriggerRequest").GetBoolean());
    }

    [Fact]
    public async Task A_handler_that_fails_is_reported_and_answered_without_its_words()
    {
        var reported = new List<(string, Exception)>();
        await using var client = await new TestClient(new() { HandlerFailed = (method, e) => reported.Add((method, e)) }).InitializeAsync(new MethodTable()
            .On(LspMethods.DidChange, _ => throw new InvalidOperationException("quotes the data"))
            .On(LspMethods.Hover, _ => throw new InvalidOperationException("quotes the data")));

        await client.SendAsync(Change("x"));
        await client.SendAsync(Hover(1));

        AssertError(ErrorCode.InternalError, "textDocument/hover failed: InvalidOperationException.", await client.ReadAsync());
        Assert.Equal(["textDocument/didChange", "textDocument/hover"], reported.Select(r => r.Item1));
    }

    [Theory]
    [InlineData("""{"textDocument":{"uri":"file:///a"},"position":{"line":"x","character":0}}""", "textDocument/hover: bad params at $.position.line: A whole number from 0 is expected.")]
    [InlineData("""{"textDocument":{"uri":5},"position":{"line":0,"character":0}}""", "textDocument/hover: bad params at $.textDocument.uri: A URI is expected.")]
    [InlineData("""{"textDocument":{"uri":"\ud800"},"position":{"line":0,"character":0}}""", "textDocument/hover: bad params at $.textDocument.uri: ")]
    [InlineData("""{"textDocument":{"uri":"file:///a"}}""", "textDocument/hover: bad params at $: ")]
    [InlineData("""{"\ud800":1}""", "textDocument/hover: bad params at $")]
    [InlineData("[]", "textDocument/hover: bad params at $: ")]
    [InlineData("null", "textDocument/hover: bad params at $: ")]
    public async Task Bad_params_are_answered_with_the_method_and_the_place(string parameters, string message)
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("")));

        await client.SendAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{{{parameters}}} }""");

        var error = (await client.ReadAsync()).GetProperty("error");
        Assert.Equal((int)ErrorCode.InvalidParams, error.GetProperty("code").GetInt32());
        Assert.StartsWith(message, error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Bad_params_of_a_notification_are_reported()
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.DidClose, _ => { }).On(LspMethods.Hover, _ => HoverOf("")));

        await client.SendAsync("""{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":7}}""");
        await client.SendAsync(Hover(1));
        await client.ReadAsync();

        Assert.StartsWith("textDocument/didClose: bad params at $.textDocument: ", Assert.Single(client.Violations));
    }

    [Fact]
    public async Task Unknown_requests_are_refused_and_unknown_notifications_passed_over()
    {
        await using var client = await new TestClient().InitializeAsync();

        await client.SendAsync("""{"jsonrpc":"2.0","method":"$/whatever","params":{}}""");
        await client.SendAsync("""{"jsonrpc":"2.0","method":"textDocument/whatever","params":{}}""");
        await client.SendAsync("""{"jsonrpc":"2.0","id":7,"method":"textDocument/whatever"}""");

        AssertError(ErrorCode.MethodNotFound, "textDocument/whatever is not supported.", await client.ReadAsync());
        Assert.Empty(client.Violations);
    }

    [Theory]
    [InlineData("", ErrorCode.ParseError)]
    [InlineData("{", ErrorCode.ParseError)]
    [InlineData("nonsense", ErrorCode.ParseError)]
    [InlineData("[]", ErrorCode.ParseError)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}]", ErrorCode.ParseError)]
    [InlineData("{} {}", ErrorCode.ParseError)]
    [InlineData("{\"id\":{},\"method\":\"a\"}", ErrorCode.ParseError)]
    [InlineData("{\"id\":1.5,\"method\":\"a\"}", ErrorCode.ParseError)]
    [InlineData("{\"id\":1,\"method\":7}", ErrorCode.ParseError)]
    [InlineData("{\"\\ud800\":1}", ErrorCode.ParseError)]
    [InlineData("{\"jsonrpc\":\"2.0\"}", ErrorCode.InvalidRequest)]
    [InlineData("{\"id\":1}", ErrorCode.InvalidRequest)]
    public async Task What_is_no_message_is_answered_without_an_id_and_survived(string body, ErrorCode code)
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("alive")));

        await client.SendAsync(body);
        await client.SendAsync(Hover(1));

        var answer = await client.ReadAsync();
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("id").ValueKind);
        Assert.Equal((int)code, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("alive", TextOf(await client.ReadAsync()));
    }

    [Fact]
    public async Task Members_of_a_message_may_come_in_any_order()
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("here")));

        await client.SendAsync($$""" {"params":{{HoverParams}},"extra":[{"id":9}],"method":"textDocument/hover","id":1,"jsonrpc":"2.0"} """);

        var answer = await client.ReadAsync();
        Assert.Equal(1, answer.GetProperty("id").GetInt32());
        Assert.Equal("here", TextOf(answer));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_skipped_whole_reported_once_and_answered()
    {
        await using var client = await new TestClient(new() { MaxMessageBytes = 1000 }).InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("alive")));
        var padding = new string('x', 300_000);

        await client.SendAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"pad":"{{{padding}}}"}}""");
        await client.SendAsync($$$"""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"pad":"{{{padding}}}"}}""");
        await client.SendAsync(Hover(2));

        var answer = await client.ReadAsync();
        Assert.Equal(1, answer.GetProperty("id").GetInt32());
        Assert.Contains("longer than the 1000 bytes taken", answer.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("alive", TextOf(await client.ReadAsync()));
        Assert.Collection(
            client.Violations,
            what => Assert.StartsWith("textDocument/hover of 300", what),
            what => Assert.StartsWith("textDocument/didOpen of 300", what));
    }

    [Fact]
    public async Task Messages_are_observed_without_their_content()
    {
        var seen = new ConcurrentQueue<MessageTrace>();
        var client = await new TestClient(new() { MessageObserved = seen.Enqueue }).InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("here")));

        await client.SendAsync(Hover(1));
        await client.ReadAsync();
        await client.HangUpAsync();
        await client.ExitCodeAsync();

        var hovers = seen.Where(m => m.Method == "textDocument/hover").ToList();
        Assert.Equal(
            [(MessageDirection.ServerToClient, MessageKind.Response), (MessageDirection.ClientToServer, MessageKind.Request)],
            hovers.Select(m => (m.Direction, m.Kind)));
        Assert.All(hovers, m => Assert.Equal(1, m.Id));
        Assert.Equal(Hover(1).Length, hovers[1].Bytes);
    }

    [Fact]
    public async Task The_client_is_told_what_the_server_does_when_it_asks()
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Hover, _ => HoverOf("here")));
        client.Connection.Trace("unheard");

        await client.SendAsync("""{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"messages"}}""");
        await client.SendAsync(Hover(1));
        await client.ReadAsync();

        var trace = await client.ReadAsync();
        Assert.Equal("$/logTrace", trace.GetProperty("method").GetString());
        Assert.StartsWith("textDocument/hover (1): answered after ", trace.GetProperty("params").GetProperty("message").GetString());
    }

    [Fact]
    public void A_method_has_one_handler()
    {
        var table = new MethodTable().On(LspMethods.Hover, _ => null);

        Assert.Throws<ArgumentException>(() => table.On(LspMethods.Hover, _ => null));
        Assert.Throws<ArgumentException>(() => table.On(LspMethods.Exit, _ => { }));
    }

    private static string Hover(object id) => $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"textDocument/hover","params":{{{HoverParams}}} }""";

    private static string Change(string text) =>
        $$$"""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.jsonl","version":2},"contentChanges":[{"text":"{{{text}}}"}]}}""";

    private static Hover? HoverOf(string text) => new Hover { Contents = new() { Kind = MarkupKind.PlainText, Value = text } };

    private static string? TextOf(JsonElement answer) => answer.GetProperty("result").GetProperty("contents").GetProperty("value").GetString();

    private static void AssertError(ErrorCode code, string message, JsonElement answer)
    {
        var error = answer.GetProperty("error");
        Assert.Equal(((int)code, message), (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()));
        Assert.False(answer.TryGetProperty("result", out _));
    }
}
