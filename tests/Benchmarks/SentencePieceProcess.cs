using System.Diagnostics;
using DatasetLsp.Tokenizers.Tests.References;

namespace DatasetLsp.Benchmarks;

/// <summary>Google's SentencePiece, in a process of its own that holds the texts and counts them when it is told to.</summary>
internal sealed class SentencePieceProcess : IDisposable
{
    private readonly string _model = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.model");
    private readonly Process _process;
    private readonly BinaryReader _counts;

    public SentencePieceProcess(string vocabulary, IEnumerable<byte[]> texts)
    {
        File.WriteAllBytes(_model, new ModelProto().Write(PlainVocabulary.Of(vocabulary)));
        // The system's own Python, for which Debian's python3-sentencepiece is.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "count_with_sentencepiece.py"), _model];
        _process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        _counts = new BinaryReader(_process.StandardOutput.BaseStream);
        var writer = new BinaryWriter(_process.StandardInput.BaseStream);
        foreach (var text in texts)
        {
            writer.Write(text.Length);
            writer.Write(text);
        }

        writer.Write(-1);
        writer.Flush();
    }

    public int Count()
    {
        _process.StandardInput.BaseStream.WriteByte(0);
        _process.StandardInput.BaseStream.Flush();
        return _counts.ReadInt32();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_model);
    }
}
