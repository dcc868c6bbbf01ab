using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

public class OutgoingTests
{
    private static readonly ApplyWorkspaceEditParams Edit = new() { Edit = new() };

    [Fact]
    public async Task A_request_gets_its_answer_whatever_the_order()
    {
        await using var client = await new TestClient().InitializeAsync();
        var first = client.Connection.SendRequestAsync(LspMethods.ApplyEdit, Edit);
        var second = client.Connection.SendRequestAsync(LspMethods.WorkspaceFolders, default);
        var firstId = (await client.ReadAsync()).GetProperty("id").GetRawText();
        var message = await client.ReadAsync();

        Assert.False(message.TryGetProperty("params", out _));
        await client.SendAsync($$"""{"jsonrpc":"2.0","id":{{message.GetProperty("id")}},"result":null}""");
        Assert.Null(await second);
        await client.SendAsync($$$"""{"jsonrpc":"2.0","id":{{{firstId}}},"result":{"applied":true}}""");
        Assert.True((await first)!.Applied);
    }

    [Fact]
    public async Task An_error_answer_is_thrown()
    {
        await using var client = await new TestClient().InitializeAsync();
        var asked = client.Connection.SendRequestAsync(LspMethods.ApplyEdit, Edit);
        await client.ReadAsync();

        await client.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no \ud800","data":[1]}}""");

        var error = await Assert.ThrowsAsync<ResponseException>(() => asked);
        Assert.Equal((ErrorCode.InternalError, "no \ufffd", "[1]"), (error.Code, error.Message, error.ErrorData?.GetRawText()));
    }

    [Theory]
    [InlineData("\"error\":7")]
    [InlineData("\"error\":{}")]
    [InlineData("\"result\":{\"applied\":\"perhaps\"}")]
    public async Task An_answer_that_cannot_be_read_is_thrown(string answer)
    {
        await using var client = await new TestClient().InitializeAsync();
        var asked = client.Connection.SendRequestAsync(LspMethods.ApplyEdit, Edit);
        await client.ReadAsync();

        await client.SendAsync($$$"""{"jsonrpc":"2.0","id":1,{{{answer}}} }""");

        await Assert.ThrowsAsync<ResponseException>(() => asked);
    }

    [Fact]
    public async Task A_request_taken_back_ends_the_waiting_and_tells_the_client()
    {
        await using var client = await new TestClient().InitializeAsync(new MethodTable().On(LspMethods.Definition, _ => null));
        using var cancellation = new CancellationTokenSource();
        var asked = client.Connection.SendRequestAsync(LspMethods.ApplyEdit, Edit, cancellation.Token);
        await client.ReadAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""", (await client.ReadAsync()).GetRawText());

        // The answer the client still gives is no surprise.
        await client.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32800,"message":"cancelled"}}""");
        await client.HangUpAsync();
        await client.ExitCodeAsync();
        Assert.Empty(client.Violations);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public async Task An_answer_to_nothing_is_reported_and_survived(string id)
    {
        var client = await new TestClient().InitializeAsync();

        await client.SendAsync($$$"""{"jsonrpc":"2.0","id":{{{id}}},"result":null,"error":{"code":1,"message":""}}""");
        await client.HangUpAsync();
        await client.ExitCodeAsync();

        Assert.StartsWith("The client answered", Assert.Single(client.Violations));
    }

    [Fact]
    public async Task A_handler_may_wait_for_the_client_in_the_background()
    {
        TestClient? client = null;
        client = await new TestClient().InitializeAsync(new MethodTable().OnRead(LspMethods.ExecuteCommand, () => 0, async (_, _, cancelled) =>
        {
            var answer = await client!.Connection.SendRequestAsync(LspMethods.ApplyEdit, Edit, cancelled);
            return (JsonElement?)JsonSerializer.SerializeToElement(answer!.Applied);
        }));
        await using var _ = client;

        await client.SendAsync("""{"jsonrpc":"2.0","id":9,"method":"workspace/executeCommand","params":{"command":"x"}}""");
        await client.ReadAsync();
        await client.SendAsync("""{"jsonrpc":"2.0","id":1,"result":{"applied":true}}""");

        Assert.True((await client.ReadAsync()).GetProperty("result").GetBoolean());
    }

    [Fact]
    public async Task Messages_of_many_threads_go_out_whole_and_those_of_one_in_order()
    {
        const int Threads = 4;
        const int Messages = 200;
        await using var client = await new TestClient().InitializeAsync();

        var sending = Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Messages; i++)
            {
                client.Connection.SendNotification(LspMethods.LogMessage, new() { Type = MessageType.Log, Message = $"{thread}:{i}:{new string('é', i * 10)}" });
            }
        })).ToArray();

        var next = new int[Threads];
        for (var i = 0; i < Threads * Messages; i++)
        {
            var message = (await client.ReadAsync()).GetProperty("params").GetProperty("message").GetString()!.Split(':');
            Assert.Equal(next[int.Parse(message[0])]++, int.Parse(message[1]));
        }
        await Task.WhenAll(sending);
    }
}
