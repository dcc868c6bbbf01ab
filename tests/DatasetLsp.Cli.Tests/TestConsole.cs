using System.Text;
using DatasetLsp.Cli.Terminal;
using DatasetLsp.Core.Reports;

namespace DatasetLsp.Cli.Tests;

/// <summary>A console that remembers; like a pipe, it has no colours.</summary>
internal sealed class TestConsole : IConsole
{
    private readonly MemoryStream _output = new();
    private readonly StreamWriter _out;
    private readonly byte[] _input;

    public TestConsole(byte[] input)
    {
        _input = input;
        _out = new StreamWriter(new KeptStream(_output), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    public TextWriter Out => _out;

    public TextWriter Error { get; } = new StringWriter { NewLine = "\n" };

    public ReportWriter Report => new PlainReportWriter(_out);

    public int Columns { get; init; } = 100;

    public byte[] Output => _output.ToArray();

    public Stream OpenInput() => new MemoryStream(_input);

    public Stream OpenOutput() => new KeptStream(_output);

    public Stream OpenConversation() => OpenOutput();

    public void Run(string title, int steps, Action<Action<string>> work) => work(_ => { });

    /// <summary>Outlives those who close it.</summary>
    private sealed class KeptStream(MemoryStream target) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);
    }
}
