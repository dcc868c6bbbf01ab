using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using DatasetLsp.Protocol.Framing;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

/// <summary>A client at the other end of two pipes in memory, which writes and reads plain JSON.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    /// <summary>Long enough never to matter; what is late fails rather than hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly FrameReader _reader;
    private readonly CancellationTokenSource _stop = new();

    public TestClient(ConnectionOptions? options = null)
    {
        options ??= new();
        Connection = new(_toServer.Reader.AsStream(), _toClient.Writer.AsStream(), options with
        {
            ProtocolViolated = what =>
            {
                lock (Violations)
                {
                    Violations.Add(what);
                }
                options.ProtocolViolated?.Invoke(what);
            },
        });
        _reader = new(_toClient.Reader.AsStream(), int.MaxValue);
    }

    public JsonRpcConnection Connection { get; }

    public List<string> Violations { get; } = [];

    /// <summary>Set by <see cref="Start"/>; ends with the exit code.</summary>
    public Task<int> Running { get; private set; } = Task.FromResult(-1);

    public TestClient Start(MethodTable? handlers = null)
    {
        Running = Connection.RunAsync(handlers ?? new MethodTable(), _stop.Token);
        return this;
    }

    /// <summary>Starts, with an <c>initialize</c> that any table gets a handler for, and reads its answer.</summary>
    public async Task<TestClient> InitializeAsync(MethodTable? handlers = null, string parameters = """{"processId":null,"rootUri":null,"capabilities":{}}""")
    {
        Start((handlers ?? new MethodTable()).Add(new InitializeHandler()));
        await SendAsync($$$"""{"jsonrpc":"2.0","id":"init","method":"initialize","params":{{{parameters}}} }""");
        Assert.Equal("init", (await ReadAsync()).GetProperty("id").GetString());
        return this;
    }

    public Task SendAsync(string json) => SendRawAsync(Frame(Encoding.UTF8.GetBytes(json)));

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await _toServer.Writer.WriteAsync(bytes);

    /// <summary>The next message of the server.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        var frame = await _reader.ReadAsync(default).AsTask().WaitAsync(Patience);
        Assert.Equal(FrameKind.Message, frame.Kind);
        return JsonDocument.Parse(frame.Body.ToArray()).RootElement;
    }

    public Task HangUpAsync() => _toServer.Writer.CompleteAsync().AsTask();

    public Task StopReadingAsync() => _toClient.Reader.CompleteAsync().AsTask();

    public Task<int> ExitCodeAsync() => Running.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ExitCodeAsync();
    }

    public static byte[] Frame(byte[] body) => [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body];
}
