using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using DatasetLsp.Core.Models;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>
/// An editor with the server at the other end of two pipes. It keeps texts and diagnostics as an editor does, answers what the
/// server asks, and fails where the server sent something that the test did not look at.
/// </summary>
internal sealed class FakeEditor : IAsyncDisposable
{
    // Only so that a failing test ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The longest that the server waits for, also where the clock was moved on while it looked at another file.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Pipe _toServer = new();
    private readonly Pipe _fromServer = new();
    private readonly Stream _output;
    private readonly Channel<JsonObject> _notifications = Channel.CreateUnbounded<JsonObject>();
    private readonly Dictionary<int, TaskCompletionSource<JsonObject>> _waiting = [];
    private readonly Dictionary<string, TaskCompletionSource> _expected = [];
    private readonly Dictionary<string, EditorText> _texts = [];
    private readonly Dictionary<string, int> _versions = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task<int> _server;
    private readonly Task _reading;
    private int _lastId;

    private FakeEditor(LanguageServerOptions options)
    {
        _output = _toServer.Writer.AsStream();
        _server = LanguageServer.RunAsync(
            _toServer.Reader.AsStream(), _fromServer.Writer.AsStream(), options with { SessionStarted = session => Session = session });
        _reading = Task.Run(ReadAsync);
    }

    public ManualTime Time { get; private init; } = null!;

    public MemoryFiles Files { get; private init; } = null!;

    /// <summary>The server's own view.</summary>
    public ServerSession Session { get; private set; } = null!;

    /// <summary>What the server answered to `initialize`.</summary>
    public JsonObject Initialized { get; private set; } = null!;

    /// <summary>What `workspace/configuration` is answered with.</summary>
    public JsonNode? Settings { get; set; }

    /// <summary>The diagnostics as shown, by URI.</summary>
    public Dictionary<string, JsonArray> Shown { get; } = [];

    /// <summary>The requests of the server, in order.</summary>
    public List<JsonObject> Asked { get; } = [];

    /// <summary>What the server wrote into the output channel.</summary>
    public List<string> Logged { get; } = [];

    /// <summary>Whether notifications that nobody looked at are no fault.</summary>
    public bool IsCarefree { get; set; }

    public static async Task<FakeEditor> StartAsync(
        JsonObject? capabilities = null, JsonObject? initializationOptions = null, JsonNode? settings = null,
        Func<LanguageServerOptions, LanguageServerOptions>? configure = null, MemoryFiles? files = null)
    {
        var time = new ManualTime();
        files ??= new MemoryFiles();
        var options = new LanguageServerOptions
        {
            Version = "1.2.3",
            Time = time,
            Files = files,

            // That the few lines of a test are few is said in the tests of that rule.
            Models = id => ModelCatalogue.Find(id) is { } model ? model with { StartingExamples = null } : null,
        };
        options = configure?.Invoke(options) ?? options;
        var editor = new FakeEditor(options) { Time = time, Files = files, Settings = settings };
        editor.Initialized = (await editor.RequestAsync("initialize", new JsonObject
        {
            ["processId"] = null,
            ["rootUri"] = null,
            ["capabilities"] = capabilities ?? [],
            ["initializationOptions"] = initializationOptions,
        })).AsObject();
        await editor.NotifyAsync("initialized", []);
        return editor;
    }

    public EditorText Text(string uri) => _texts[uri];

    public async Task OpenAsync(string uri, string text)
    {
        _texts[uri] = new EditorText(text, (string?)Initialized["capabilities"]!["positionEncoding"] == "utf-8");
        _versions[uri] = 1;
        await NotifyAsync("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "jsonl", ["version"] = 1, ["text"] = text },
        });
    }

    /// <summary>Types over what lies between two offsets.</summary>
    public Task TypeAsync(string uri, int start, int end, string text) => ChangeAsync(uri, (start, end, text));

    /// <summary>Replaces the one place where a text stands.</summary>
    public Task ReplaceAsync(string uri, string old, string text)
    {
        var start = _texts[uri].Text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{old}' is not in the text.");
        return TypeAsync(uri, start, start + old.Length, text);
    }

    /// <summary>Makes several changes, one after the other, in one message.</summary>
    public async Task ChangeAsync(string uri, params (int Start, int End, string Text)[] changes)
    {
        var events = new JsonArray();
        foreach (var (start, end, text) in changes)
        {
            events.Add(new JsonObject { ["range"] = _texts[uri].RangeOf(start, end), ["text"] = text });
            _texts[uri].Replace(start, end, text);
        }

        await NotifyChangeAsync(uri, events);
    }

    /// <summary>Sends the whole text anew.</summary>
    public async Task RewriteAsync(string uri, string text)
    {
        _texts[uri].Replace(0, _texts[uri].Text.Length, text);
        await NotifyChangeAsync(uri, [new JsonObject { ["text"] = text }]);
    }

    public Task SaveAsync(string uri) => NotifyAsync("textDocument/didSave", new JsonObject { ["textDocument"] = Identify(uri) });

    public async Task CloseAsync(string uri)
    {
        _texts.Remove(uri);
        await NotifyAsync("textDocument/didClose", new JsonObject { ["textDocument"] = Identify(uri) });
    }

    /// <summary>The next diagnostics that the server pushes, which must be for this document.</summary>
    public async Task<JsonArray> NextDiagnosticsAsync(string uri)
    {
        var parameters = await NextAsync("textDocument/publishDiagnostics");
        Assert.Equal(uri, (string)parameters["uri"]!);
        return parameters["diagnostics"]!.AsArray();
    }

    /// <summary>The params of the next notification, which must be of this method.</summary>
    public async Task<JsonObject> NextAsync(string method)
    {
        var message = await _notifications.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.Equal(method, (string)message["method"]!);
        return message["params"]!.AsObject();
    }

    /// <summary>The diagnostics of an open document, asked for.</summary>
    public async Task<JsonObject> PullAsync(string uri, string? previousResultId = null) =>
        (await RequestAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = Identify(uri), ["previousResultId"] = previousResultId })).AsObject();

    public async Task<JsonArray> CodeActionsAsync(string uri, JsonNode range, string[]? only = null, JsonArray? diagnostics = null, int? trigger = null)
    {
        var context = new JsonObject { ["diagnostics"] = diagnostics?.DeepClone() ?? new JsonArray(), ["triggerKind"] = trigger };
        if (only is not null)
        {
            context["only"] = new JsonArray([.. only.Select(kind => (JsonNode)kind)]);
        }

        return (await RequestAsync("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = Identify(uri),
            ["range"] = range.DeepClone(),
            ["context"] = context,
        })).AsArray();
    }

    /// <summary>Applies a code action as an editor does, and tells the server of the new text.</summary>
    public async Task ApplyAsync(JsonNode action)
    {
        var edit = action["edit"] ?? (await RequestAsync("codeAction/resolve", action.DeepClone().AsObject()))["edit"]!;
        var edits = edit["documentChanges"]?.AsArray().Select(change =>
            {
                Assert.Equal(_versions[(string)change!["textDocument"]!["uri"]!], (int)change["textDocument"]!["version"]!);
                return ((string)change["textDocument"]!["uri"]!, change["edits"]!.AsArray());
            })
            ?? edit["changes"]!.AsObject().Select(change => (change.Key, change.Value!.AsArray()));
        foreach (var (uri, changes) in edits.ToList())
        {
            _texts[uri].Apply(changes);
            await RewriteAsync(uri, _texts[uri].Text);
        }
    }

    /// <summary>Lets the pause pass after which the server looks at the whole file.</summary>
    public async Task PauseAsync(string uri)
    {
        await CatchUpAsync(uri);
        Time.Advance(LongestPause);
        await CatchUpAsync(uri);
    }

    /// <summary>Waits until the server has done, and sent, all that follows from what was sent to it.</summary>
    public async Task CatchUpAsync(string uri) =>
        await RequestAsync("textDocument/hover", new JsonObject { ["textDocument"] = Identify(uri), ["position"] = Position(0, 0) });

    /// <summary>Waits until nothing runs any more for the documents that were closed.</summary>
    public async Task WhenClosedAsync(string uri)
    {
        await CatchUpAsync(uri);
        await Session.Documents.WhenClosedAsync().WaitAsync(Patience);
    }

    public async Task<JsonNode?> HoverAsync(string uri, int offset) =>
        await RequestAsync("textDocument/hover", new JsonObject { ["textDocument"] = Identify(uri), ["position"] = _texts[uri].PositionOf(offset) });

    /// <summary>The inlay hints between two lines, the last among them.</summary>
    public async Task<JsonArray> HintsAsync(string uri, int first, int last) => (await RequestAsync("textDocument/inlayHint", new JsonObject
    {
        ["textDocument"] = Identify(uri),
        ["range"] = new JsonObject { ["start"] = Position(first, 0), ["end"] = Position(last, 0) },
    })).AsArray();

    /// <summary>How the part at an offset is cut into tokens.</summary>
    public async Task<JsonNode?> TokensAsync(string uri, int offset) =>
        await RequestAsync("datasetLsp/tokens", new JsonObject { ["textDocument"] = Identify(uri), ["position"] = _texts[uri].PositionOf(offset) });

    /// <summary>Says that the person's settings are others now.</summary>
    public async Task ChangeSettingsAsync(JsonNode? settings)
    {
        Settings = settings;
        await NotifyAsync("workspace/didChangeConfiguration", new JsonObject { ["settings"] = null });
    }

    /// <summary>Waits until the server has asked something.</summary>
    public async Task AskedAsync(string method)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (Asked.Exists(message => (string)message["method"]! == method))
            {
                return;
            }

            _expected[method] = asked;
        }

        await asked.Task.WaitAsync(Patience);
    }

    /// <summary>That the server sent nothing more.</summary>
    public void AssertQuiet() =>
        Assert.False(_notifications.Reader.TryRead(out var message), $"Nobody looked at {message?.ToJsonString()}");

    /// <summary>Asks something, and expects a result.</summary>
    public async Task<JsonNode> RequestAsync(string method, JsonNode parameters)
    {
        var answer = await AnswerAsync(method, parameters);
        Assert.True(answer["error"] is null, $"{method} failed: {answer["error"]?.ToJsonString()}");
        return answer["result"]!;
    }

    /// <summary>Asks something, and expects an error.</summary>
    public async Task<JsonNode> RefusalAsync(string method, JsonNode parameters)
    {
        var answer = await AnswerAsync(method, parameters);
        Assert.True(answer["error"] is not null, $"{method} was answered: {answer["result"]?.ToJsonString()}");
        return answer["error"]!;
    }

    /// <summary>Asks something without waiting.</summary>
    public async Task<(int Id, Task<JsonObject> Answer)> BeginAsync(string method, JsonNode parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var waiting = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting[id] = waiting;
        }

        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return (id, waiting.Task.WaitAsync(Patience));
    }

    public Task NotifyAsync(string method, JsonObject parameters) =>
        SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public async ValueTask DisposeAsync()
    {
        await AnswerAsync("shutdown", new JsonObject());
        await NotifyAsync("exit", []);

        // It ends only when no worker runs any more.
        Assert.Equal(0, await _server.WaitAsync(Patience));
        await _fromServer.Writer.CompleteAsync();
        await _reading.WaitAsync(Patience);
        while (!IsCarefree && _notifications.Reader.TryRead(out var message))
        {
            Assert.Fail($"Nobody looked at {message.ToJsonString()}");
        }
    }

    public static JsonObject Identify(string uri) => new() { ["uri"] = uri };

    public static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    private async Task NotifyChangeAsync(string uri, JsonArray events) => await NotifyAsync("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = ++_versions[uri] },
        ["contentChanges"] = events,
    });

    private async Task<JsonObject> AnswerAsync(string method, JsonNode parameters) => await (await BeginAsync(method, parameters)).Answer;

    private async Task SendAsync(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        byte[] frame = [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body];

        // A test asks while the server's own questions are answered.
        await _writing.WaitAsync();
        try
        {
            await _output.WriteAsync(frame);
            await _output.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var input = _fromServer.Reader.AsStream();
        while (await ReadMessageAsync(input) is { } message)
        {
            if (message["method"] is null)
            {
                lock (_lock)
                {
                    _waiting[(int)message["id"]!].SetResult(message);
                }
            }
            else if (message["id"] is { } id)
            {
                lock (_lock)
                {
                    Asked.Add(message);
                    _expected.GetValueOrDefault((string)message["method"]!)?.TrySetResult();
                }

                JsonNode? result = (string)message["method"]! == "workspace/configuration" ? new JsonArray(Settings?.DeepClone()) : null;
                await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result });
            }
            else
            {
                if ((string)message["method"]! == "textDocument/publishDiagnostics")
                {
                    Shown[(string)message["params"]!["uri"]!] = message["params"]!["diagnostics"]!.AsArray();
                }

                if ((string)message["method"]! == "window/logMessage")
                {
                    Logged.Add((string)message["params"]!["message"]!);
                    continue;
                }

                await _notifications.Writer.WriteAsync(message);
            }
        }
    }

    private static async Task<JsonObject?> ReadMessageAsync(Stream input)
    {
        var header = new List<byte>();
        var single = new byte[1];
        while (!(header.Count >= 4 && header[^4..].SequenceEqual("\r\n\r\n"u8.ToArray())))
        {
            if (await input.ReadAsync(single) == 0)
            {
                return null;
            }

            header.Add(single[0]);
        }

        var length = int.Parse(Encoding.ASCII.GetString([.. header]).Split("Content-Length:")[1].Split('\r')[0]);
        var body = new byte[length];
        await input.ReadExactlyAsync(body);
        return JsonNode.Parse(body)!.AsObject();
    }
}
