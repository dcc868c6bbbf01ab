using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DatasetLsp.Process.Tests;

public sealed class LanguageServerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dataset-lsp-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BinaryFact]
    public void The_server_speaks_nothing_but_the_protocol_and_ends_when_it_is_told()
    {
        var log = Path.Combine(_folder.FullName, "logs", "server.log");
        var input = Message("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""")
            + Message("""{"jsonrpc":"2.0","method":"initialized","params":{}}""")
            + Message("""{"jsonrpc":"2.0","id":2,"method":"shutdown"}""")
            + Message("""{"jsonrpc":"2.0","method":"exit"}""");

        var (exitCode, output, error) = Binary.Call(_folder.FullName, input, "lsp", "--stdio", "--clientProcessId=1", "--log-file", log);

        var text = Encoding.UTF8.GetString(output);
        Assert.StartsWith("Content-Length: ", text, StringComparison.Ordinal);
        Assert.Contains("\"capabilities\"", text, StringComparison.Ordinal);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
    }

    [BinaryFact]
    public async Task The_server_speaks_over_a_socket()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await ServeAsync(listener, $"--socket={((IPEndPoint)listener.LocalEndPoint!).Port}");
    }

    [UnixBinaryFact]
    public async Task The_server_speaks_over_a_unix_socket()
    {
        // Such a path has at most 108 bytes.
        var path = Path.Combine(_folder.FullName, "s");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        await ServeAsync(listener, $"--pipe={path}");
    }

    [BinaryFact]
    public void Where_no_editor_listens_the_server_says_so()
    {
        var (exitCode, output, error) = Binary.Call(_folder.FullName, "", "lsp", "--pipe", Path.Combine(_folder.FullName, "nobody"));

        Assert.StartsWith("dataset-lsp: --pipe ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Empty(output);
        Assert.Equal(2, exitCode);
    }

    [BinaryFact]
    public void Two_ways_at_once_are_refused()
    {
        var (exitCode, _, error) = Binary.Call(_folder.FullName, "", "lsp", "--stdio", "--socket", "1234");

        Assert.Contains("one of --stdio, --pipe and --socket", error, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
    }

    /// <summary>Serves as an editor that listens does: opens a file, reads its diagnostics, and says good-bye.</summary>
    private async Task ServeAsync(Socket listener, string option)
    {
        listener.Listen(1);
        var log = Path.Combine(_folder.FullName, "logs", "server.log");
        var server = Task.Run(() => Binary.Call(_folder.FullName, "", "lsp", option, "--clientProcessId=1", "--log-file", log));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var accepted = await listener.AcceptAsync(limit.Token);
        await using var stream = new NetworkStream(accepted);
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                Message("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""")
                + Message("""{"jsonrpc":"2.0","method":"initialized","params":{}}""")
                + Message("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"jsonl","version":1,"text":"{"}}}""")),
            limit.Token);

        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains("\"invalid-json\"", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, limit.Token);
            Assert.NotEqual(0, count);
            received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        Assert.StartsWith("Content-Length: ", received.ToString(), StringComparison.Ordinal);
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(Message("""{"jsonrpc":"2.0","id":2,"method":"shutdown"}""") + Message("""{"jsonrpc":"2.0","method":"exit"}""")), limit.Token);
        var (exitCode, output, error) = await server;
        Assert.Empty(output);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
    }

    private static string Message(string body) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
