using System.Buffers.Binary;
using System.Diagnostics;

namespace DatasetLsp.Tokenizers.Tests.References;

/// <summary>Another tokenizer in a process of its own. Texts go in and ids come out, each with its length before it.</summary>
internal static class OtherProgram
{
    /// <summary>The ids that SentencePiece gives each text.</summary>
    public static IEnumerable<int[]> SentencePiece(string vocabulary, IReadOnlyCollection<byte[]> texts)
    {
        var model = Path.Combine(Path.GetTempPath(), $"{vocabulary}-{Guid.NewGuid():N}.model");
        File.WriteAllBytes(model, new ModelProto().Write(PlainVocabulary.Of(vocabulary)));
        try
        {
            foreach (var ids in Encode(Needs.Python, [Script("encode_with_sentencepiece.py"), model], texts))
            {
                yield return ids;
            }
        }
        finally
        {
            File.Delete(model);
        }
    }

    /// <summary>The ids that the JavaScript port of Hugging Face's tokenizers gives each text.</summary>
    public static IEnumerable<int[]> Transformers(string vocabulary, IReadOnlyCollection<byte[]> texts) =>
        Encode("node", [Script("encode-with-transformers.mjs"), Repository.Root, vocabulary], texts);

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "References", name);

    private static IEnumerable<int[]> Encode(string program, string[] arguments, IReadOnlyCollection<byte[]> texts)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var writing = Task.Run(() =>
        {
            using var input = process.StandardInput.BaseStream;
            var length = new byte[4];
            foreach (var text in texts)
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
                input.Write(length);
                input.Write(text);
            }
        });
        using var output = new BinaryReader(new BufferedStream(process.StandardOutput.BaseStream, 1 << 16));
        foreach (var _ in texts)
        {
            var ids = new int[output.ReadInt32()];
            for (var at = 0; at < ids.Length; at++)
            {
                ids[at] = output.ReadInt32();
            }

            yield return ids;
        }

        writing.Wait();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
