using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

public class LifetimeTests
{
    private const string Shutdown = """{"jsonrpc":"2.0","id":5,"method":"shutdown"}""";
    private const string Exit = """{"jsonrpc":"2.0","method":"exit"}""";
    private const string Hover = """{"jsonrpc":"2.0","id":6,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a"},"position":{"line":0,"character":0}}}""";

    [Fact]
    public async Task Before_initialize_requests_are_refused_and_notifications_dropped()
    {
        var opened = false;
        await using var client = new TestClient().Start(new MethodTable().On(LspMethods.Initialized, _ => opened = true));

        await client.SendAsync("""{"jsonrpc":"2.0","method":"initialized","params":{}}""");
        await client.SendAsync(Hover);

        Assert.Equal((int)ErrorCode.ServerNotInitialized, await ReadErrorAsync(client));
        Assert.False(opened);
    }

    [Fact]
    public async Task Initialize_comes_once()
    {
        await using var client = await new TestClient().InitializeAsync();

        await client.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}""");

        Assert.Equal((int)ErrorCode.InvalidRequest, await ReadErrorAsync(client));
    }

    [Fact]
    public async Task A_failed_initialize_may_be_tried_again()
    {
        await using var client = new TestClient().Start(new MethodTable().Add(new InitializeHandler()));

        await client.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":3}}""");
        Assert.Equal((int)ErrorCode.InvalidParams, await ReadErrorAsync(client));
        await client.SendAsync("""{"jsonrpc":"2.0","id":2,"method":"initialize","params":{"capabilities":{}}}""");

        Assert.True((await client.ReadAsync()).GetProperty("result").GetProperty("capabilities").GetProperty("hoverProvider").GetBoolean());
    }

    [Fact]
    public async Task After_shutdown_requests_are_refused_and_exit_ends_with_0()
    {
        var client = await new TestClient().InitializeAsync();

        await client.SendAsync(Shutdown);
        Assert.Equal("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":null}", (await client.ReadAsync()).GetRawText());
        await client.SendAsync(Hover);
        Assert.Equal((int)ErrorCode.InvalidRequest, await ReadErrorAsync(client));
        await client.SendAsync(Exit);

        Assert.Equal(0, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task Shutdown_may_have_a_handler_and_counts_also_where_it_fails()
    {
        var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Shutdown, _ => throw new InvalidOperationException()));

        await client.SendAsync(Shutdown);
        Assert.Equal((int)ErrorCode.InternalError, await ReadErrorAsync(client));
        await client.SendAsync(Exit);

        Assert.Equal(0, await client.ExitCodeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exit_without_shutdown_ends_with_1(bool isInitialized)
    {
        var client = isInitialized ? await new TestClient().InitializeAsync() : new TestClient().Start();

        await client.SendAsync(Exit);

        Assert.Equal(1, await client.ExitCodeAsync());
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task The_end_of_the_input_ends_the_server(bool afterShutdown, int exitCode)
    {
        var client = await new TestClient().InitializeAsync();
        if (afterShutdown)
        {
            await client.SendAsync(Shutdown);
            await client.ReadAsync();
        }

        await client.HangUpAsync();

        Assert.Equal(exitCode, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task The_end_of_the_input_in_the_middle_of_a_message_ends_the_server()
    {
        var client = await new TestClient().InitializeAsync();

        await client.SendRawAsync("Content-Length: 100\r\n\r\n{\"jsonrpc\":"u8.ToArray());
        await client.HangUpAsync();

        Assert.Equal(1, await client.ExitCodeAsync());
        Assert.Empty(client.Violations);
    }

    [Fact]
    public async Task The_death_of_the_client_ends_the_server()
    {
        var watcher = new FakeWatcher();
        var client = await new TestClient(new() { ProcessWatcher = watcher }).InitializeAsync(parameters: """{"processId":4711,"capabilities":{}}""");
        Assert.Equal(4711, await watcher.Watched.Task);
        Assert.False(client.Running.IsCompleted);

        watcher.Died.SetResult();

        Assert.Equal(1, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task A_client_without_a_process_is_not_watched()
    {
        var watcher = new FakeWatcher();
        await using var client = await new TestClient(new() { ProcessWatcher = watcher }).InitializeAsync();

        Assert.False(watcher.Watched.Task.IsCompleted);
    }

    [Fact]
    public async Task A_process_that_is_gone_is_known_to_be()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var exited = new ProcessWatcher().WaitForExitAsync(process.Id, default);
        await process.WaitForExitAsync();

        await exited;
        await new ProcessWatcher().WaitForExitAsync(process.Id, default);
    }

    [Fact]
    public async Task A_client_that_reads_no_more_ends_the_server()
    {
        var client = await new TestClient().InitializeAsync();

        await client.StopReadingAsync();
        client.Connection.SendNotification(LspMethods.LogMessage, new() { Type = MessageType.Info, Message = "x" });
        client.Connection.SendNotification(LspMethods.LogMessage, new() { Type = MessageType.Info, Message = "x" });
        await client.HangUpAsync();

        Assert.Equal(1, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task What_runs_is_cancelled_on_the_way_out_and_what_is_written_is_sent()
    {
        var started = new TaskCompletionSource();
        var client = await new TestClient().InitializeAsync(new MethodTable().OnRead(LspMethods.Hover, () => 0, async (_, _, cancelled) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled);
            return (Hover?)null;
        }));
        var asked = client.Connection.SendRequestAsync(LspMethods.DiagnosticRefresh, default);
        await client.SendAsync(Hover);
        await started.Task;

        await client.SendAsync(Exit);

        Assert.Equal(1, await client.ExitCodeAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal("workspace/diagnostic/refresh", (await client.ReadAsync()).GetProperty("method").GetString());
        Assert.Equal((int)ErrorCode.RequestCancelled, await ReadErrorAsync(client));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Connection.SendRequestAsync(LspMethods.DiagnosticRefresh, default));
    }

    [Fact]
    public async Task A_handler_that_does_not_stop_holds_the_server_no_longer_than_the_drain_timeout()
    {
        var never = new TaskCompletionSource<Hover?>();
        var started = new TaskCompletionSource();
        var client = await new TestClient(new() { DrainTimeout = TimeSpan.FromMilliseconds(1) }).InitializeAsync(
            new MethodTable().OnRead(LspMethods.Hover, () => 0, (_, _, _) =>
            {
                started.SetResult();
                return never.Task;
            }));
        await client.SendAsync(Hover);
        await started.Task;

        await client.SendAsync(Exit);

        Assert.Equal(1, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task A_header_that_cannot_be_read_is_answered_and_ends_nothing()
    {
        await using var client = await new TestClient().InitializeAsync();

        await client.SendRawAsync("hello?\r\n\r\n"u8.ToArray());
        var answer = await client.ReadAsync();
        await client.SendAsync(Shutdown);

        const string Seen = "A header such as 'Content-Length: 123' was expected; 7 bytes were seen that are none.";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("id").ValueKind);
        Assert.Equal((int)ErrorCode.ParseError, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(Seen, answer.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(Seen, Assert.Single(client.Violations));
        Assert.Equal(5, (await client.ReadAsync()).GetProperty("id").GetInt32());
    }

    private static async Task<int> ReadErrorAsync(TestClient client) =>
        (await client.ReadAsync()).GetProperty("error").GetProperty("code").GetInt32();

    private sealed class FakeWatcher : IProcessWatcher
    {
        public TaskCompletionSource<int> Watched { get; } = new();

        public TaskCompletionSource Died { get; } = new();

        public Task WaitForExitAsync(int processId, CancellationToken cancellationToken)
        {
            Watched.SetResult(processId);
            return Died.Task.WaitAsync(cancellationToken);
        }
    }
}
