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

    private static string Message(string body) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
