using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>
/// A number that is equal for examples that teach the same thing: same turns, system instruction and tools, whatever the
/// white space, the order of keys, the escapes and the fields beside them. Of an example that could not be read whole, or in
/// which the model says nothing (what its answer is held against stands beside the turns), and of one that chooses between answers, all fields count. 128 bits of
/// SHA-256, so that equal numbers may be taken for equal examples.
/// </summary>
internal static class Fingerprint
{
    // No byte of UTF-8, so that no text can imitate what surrounds it.
    private static ReadOnlySpan<byte> End => [0xFF];

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _unescaped;

    /// <summary>The number; 0 for a record of no known format.</summary>
    public static UInt128 Of(Example example)
    {
        if (example.Format == FormatCatalogue.Unknown)
        {
            return UInt128.Zero;
        }

        var writer = _buffer ??= new ArrayBufferWriter<byte>();
        writer.ResetWrittenCount();
        if (IsReadWhole(example))
        {
            WriteConversation(writer, example, example.Contents.Count, isFolded: false);
        }
        else
        {
            Write(writer, example.Root, isFolded: false);
        }

        return Hash(writer);
    }

    /// <summary>
    /// Equal for examples that ask the same: all that counts for <see cref="Of"/> but the last turn. Runs of white space
    /// count as one space, white space at the ends as none, and the case of letters makes no difference.
    /// </summary>
    public static UInt128 OfInput(Example example)
    {
        var writer = _buffer ??= new ArrayBufferWriter<byte>();
        writer.ResetWrittenCount();
        WriteConversation(writer, example, example.Contents.Count - 1, isFolded: true);
        return Hash(writer);
    }

    /// <summary>Equal for equal turns, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(Content content)
    {
        var writer = _buffer ??= new ArrayBufferWriter<byte>();
        writer.ResetWrittenCount();
        foreach (var part in content.Parts)
        {
            writer.Write([(byte)'P', (byte)part.Kind]);
            Write(writer, part.Data, isFolded: true);
        }

        return (ulong)Hash(writer) | 1;
    }

    /// <summary>Equal for equal texts, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(string text)
    {
        var writer = _buffer ??= new ArrayBufferWriter<byte>();
        writer.ResetWrittenCount();
        Fold(writer, Encoding.UTF8.GetBytes(text));
        return (ulong)Hash(writer) | 1;
    }

    /// <summary>Whether nothing of the conversation was lost in reading it.</summary>
    public static bool IsReadWhole(Example example) =>
        example.HasModelTurn
        && !example.Format.IsPreference
        && example.Contents.All(content => content.Parts.Count > 0)
        && example.ShapeProblems.All(problem => problem.Kind == ShapeProblemKind.UnknownField);

    private static UInt128 Hash(ArrayBufferWriter<byte> writer)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(writer.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static void Fold(ArrayBufferWriter<byte> writer, ReadOnlySpan<byte> text)
    {
        var isSpacePending = false;
        var isFirst = true;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            if (Rune.IsWhiteSpace(rune))
            {
                isSpacePending = !isFirst;
                continue;
            }

            if (isSpacePending)
            {
                writer.Write(" "u8);
            }

            (isSpacePending, isFirst) = (false, false);
            var folded = writer.GetSpan(4);
            writer.Advance(Rune.ToLowerInvariant(rune).EncodeToUtf8(folded));
        }
    }

    private static void WriteConversation(ArrayBufferWriter<byte> writer, Example example, int contents, bool isFolded)
    {
        if (example.SystemInstruction is { } instruction)
        {
            Write(writer, instruction, isFolded);
        }

        foreach (var content in example.Contents.Take(contents))
        {
            Write(writer, content, isFolded);
        }

        // What the format has beside the conversation (tools, functions, context) belongs to what is taught.
        // Labels and the model's name are for the bill and the job.
        foreach (var field in example.Format.Shape.Fields.Where(field => field.Name is not ("labels" or "model")))
        {
            foreach (var member in example.Root.Members)
            {
                if (field.IsNamed(member.RawKey) && !IsEmpty(member.Value) && !HoldsTurns(member.Value, example))
                {
                    writer.Write(Encoding.UTF8.GetBytes(field.Name));
                    writer.Write(End);
                    Write(writer, member.Value, isFolded);
                }
            }
        }
    }

    private static bool IsEmpty(JsonNode value) => value is { Kind: JsonKind.Null } or { Kind: JsonKind.Object or JsonKind.Array, Count: 0 };

    private static bool HoldsTurns(JsonNode value, Example example) =>
        example.Contents.Append(example.SystemInstruction).Any(content =>
            content is not null && value.Span.Start <= content.Node.Span.Start && content.Node.Span.End <= value.Span.End);

    private static void Write(ArrayBufferWriter<byte> writer, Content content, bool isFolded)
    {
        writer.Write([(byte)'C', (byte)content.Role]);
        foreach (var part in content.Parts)
        {
            writer.Write([(byte)'P', (byte)part.Kind]);
            Write(writer, part.Node, isFolded);
        }

        // OpenAI's: whether a turn is trained on, and which of several speakers it is.
        foreach (var name in (ReadOnlySpan<string>)["weight", "name"])
        {
            if (content.Node.TryGetMember(Encoding.UTF8.GetBytes(name), out var member))
            {
                writer.Write(Encoding.UTF8.GetBytes(name));
                Write(writer, member.Value, isFolded);
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> writer, JsonNode node, bool isFolded)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                var members = new List<JsonMember>(node.Count);
                foreach (var member in node.Members)
                {
                    members.Add(member);
                }

                members.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
                writer.Write("{"u8);
                foreach (var member in members)
                {
                    writer.Write(Encoding.UTF8.GetBytes(member.Key));
                    writer.Write(End);
                    Write(writer, member.Value, isFolded);
                }

                writer.Write("}"u8);
                break;
            case JsonKind.Array:
                writer.Write("["u8);
                foreach (var element in node.Elements)
                {
                    Write(writer, element, isFolded);
                }

                writer.Write("]"u8);
                break;
            case JsonKind.String:
                writer.Write("s"u8);
                if (isFolded)
                {
                    var unescaped = _unescaped ??= new ArrayBufferWriter<byte>();
                    unescaped.ResetWrittenCount();
                    node.WriteUnescaped(unescaped);
                    Fold(writer, unescaped.WrittenSpan);
                }
                else
                {
                    node.WriteUnescaped(writer);
                }

                writer.Write(End);
                break;
            default:
                writer.Write("v"u8);
                writer.Write(node.Raw);
                writer.Write(End);
                break;
        }
    }
}
