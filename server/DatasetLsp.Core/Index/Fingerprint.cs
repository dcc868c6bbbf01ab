using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>Numbers that are equal for equal examples and for equal inputs, so that a file's lines are compared without their texts.</summary>
internal static class Fingerprint
{
    private const int FewMembers = 16;

    // No byte of UTF-8, so that no text can imitate what surrounds it.
    private const byte End = 0xFF;

    [ThreadStatic]
    private static ByteBuffer? _exactBuffer;

    [ThreadStatic]
    private static ByteBuffer? _foldedBuffer;

    /// <summary>
    /// Two numbers. The first is equal for examples that teach the same thing: same turns, system instruction and tools, whatever
    /// the white space, the order of keys, the escapes and the fields beside them. Of an example that could not be read whole, or in
    /// which the model says nothing (what its answer is held against stands beside the turns), and of one that chooses between
    /// answers, all fields count; for a record of no known format it is 0. The second is equal for examples that ask the same: all
    /// of that but the last turn, whatever the white space and the case of letters; 0 where nothing is asked or the example could not be read whole.
    /// </summary>
    public static (Digest Example, Digest Input) Of(Example example)
    {
        if (example.Format == FormatCatalogue.Unknown)
        {
            return default;
        }

        var exact = _exactBuffer ??= new ByteBuffer();
        exact.Clear();
        if (!IsReadWhole(example))
        {
            Write(example.Root, exact, folded: null);
            return (Murmur3.Hash(exact.Written), default);
        }

        var folded = AsksSomething(example) ? _foldedBuffer ??= new ByteBuffer() : null;
        folded?.Clear();
        WriteConversation(example, exact, folded);
        return (Murmur3.Hash(exact.Written), folded is null ? default : Murmur3.Hash(folded.Written));
    }

    /// <summary>Equal for equal turns, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(Content content)
    {
        var (exact, folded) = (_exactBuffer ??= new ByteBuffer(), _foldedBuffer ??= new ByteBuffer());
        exact.Clear();
        folded.Clear();
        foreach (var part in content.Parts)
        {
            folded.Add((byte)'P');
            folded.Add((byte)part.Kind);
            Write(part.Data, exact, folded);
        }

        return Murmur3.Hash(folded.Written).Low | 1;
    }

    /// <summary>Equal for equal texts, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(ReadOnlySpan<byte> utf8)
    {
        var folded = _foldedBuffer ??= new ByteBuffer();
        folded.Clear();
        Folding.Add(folded, utf8);
        return Murmur3.Hash(folded.Written).Low | 1;
    }

    /// <summary>Whether nothing of the conversation was lost in reading it.</summary>
    private static bool IsReadWhole(Example example)
    {
        if (!example.HasModelTurn || example.Format.IsPreference)
        {
            return false;
        }

        foreach (var content in example.Contents)
        {
            if (content.Parts.IsEmpty)
            {
                return false;
            }
        }

        return example.ShapeProblems.IsEmpty || example.ShapeProblems.All(problem => problem.Kind == ShapeProblemKind.UnknownField);
    }

    private static bool AsksSomething(Example example)
    {
        for (var index = 0; index < example.Contents.Length - 1; index++)
        {
            var content = example.Contents[index];
            if (content.Role != Role.System && content.Parts.Any(part => !part.IsBlankText))
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteConversation(Example example, ByteBuffer exact, ByteBuffer? folded)
    {
        if (example.SystemInstruction is { } instruction)
        {
            Write(instruction, example.Format, exact, folded);
        }

        var last = example.Contents.Length - 1;
        for (var index = 0; index <= last; index++)
        {
            Write(example.Contents[index], example.Format, exact, index < last ? folded : null);
        }

        var hasMore = false;
        foreach (var member in example.Root.Members)
        {
            hasMore |= !IsEmpty(member.Value) && !HoldsTurns(member.Value, example);
        }

        if (hasMore)
        {
            WriteBesides(example, exact, folded);
        }
    }

    /// <summary>
    /// What the format has beside the conversation (tools, functions, context) belongs to what is taught; labels and the model's
    /// name are for the bill and the job.
    /// </summary>
    private static void WriteBesides(Example example, ByteBuffer exact, ByteBuffer? folded)
    {
        foreach (var field in example.Format.Shape.Fields)
        {
            if (field.Name is "labels" or "model")
            {
                continue;
            }

            foreach (var member in example.Root.Members)
            {
                if (field.IsNamed(member.RawKey) && !IsEmpty(member.Value) && !HoldsTurns(member.Value, example))
                {
                    WriteName(Encoding.UTF8.GetBytes(field.Name), exact, folded);
                    Write(member.Value, exact, folded);
                }
            }
        }
    }

    private static bool IsEmpty(JsonNode value) => value is { Kind: JsonKind.Null } or { Kind: JsonKind.Object or JsonKind.Array, Count: 0 };

    private static bool HoldsTurns(JsonNode value, Example example)
    {
        if (example.SystemInstruction is { } instruction && Holds(value, instruction))
        {
            return true;
        }

        foreach (var content in example.Contents)
        {
            if (Holds(value, content))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(JsonNode value, Content content) =>
        value.Span.Start <= content.Node.Span.Start && content.Node.Span.End <= value.Span.End;

    private static void Write(Content content, TrainingFormat format, ByteBuffer exact, ByteBuffer? folded)
    {
        Write((byte)'C', exact, folded);
        Write((byte)content.Role, exact, folded);
        foreach (var part in content.Parts)
        {
            Write((byte)'P', exact, folded);
            Write((byte)part.Kind, exact, folded);
            Write(part.Node, exact, folded);
        }

        // OpenAI's: whether a turn is trained on, and which of several speakers it is.
        if (!format.HasParts)
        {
            WriteField(content.Node, "weight"u8, exact, folded);
            WriteField(content.Node, "name"u8, exact, folded);
        }
    }

    private static void WriteField(JsonNode node, ReadOnlySpan<byte> name, ByteBuffer exact, ByteBuffer? folded)
    {
        if (node.TryGetMember(name, out var member))
        {
            WriteName(name, exact, folded);
            Write(member.Value, exact, folded);
        }
    }

    private static void Write(JsonNode node, ByteBuffer exact, ByteBuffer? folded)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                Write((byte)'{', exact, folded);
                WriteMembers(node, exact, folded);
                Write((byte)'}', exact, folded);
                break;
            case JsonKind.Array:
                Write((byte)'[', exact, folded);
                foreach (var element in node.Elements)
                {
                    Write(element, exact, folded);
                }

                Write((byte)']', exact, folded);
                break;
            case JsonKind.String:
                Write((byte)'s', exact, folded);
                var length = node.WriteUnescaped(exact.Reserve(node.ContentSpan.Length));
                exact.Advance(length);
                if (folded is not null)
                {
                    Folding.Add(folded, exact.Written[^length..]);
                }

                Write(End, exact, folded);
                break;
            default:
                Write((byte)'v', exact, folded);
                exact.Add(node.Raw);
                folded?.Add(node.Raw);
                Write(End, exact, folded);
                break;
        }
    }

    private static void WriteMembers(JsonNode node, ByteBuffer exact, ByteBuffer? folded)
    {
        if (node.Count > 1)
        {
            WriteSorted(node, exact, folded);
            return;
        }

        foreach (var member in node.Members)
        {
            WriteMember(member, exact, folded);
        }
    }

    private static void WriteSorted(JsonNode node, ByteBuffer exact, ByteBuffer? folded)
    {
        var members = new JsonMember[node.Count];
        var count = 0;
        foreach (var member in node.Members)
        {
            members[count++] = member;
        }

        if (count > FewMembers)
        {
            Array.Sort(members, Compare);
        }
        else
        {
            InsertionSort(members);
        }

        foreach (var member in members)
        {
            WriteMember(member, exact, folded);
        }
    }

    /// <summary>The library's sort of a struct is compiled only when it runs; of few members this one is quicker in any case.</summary>
    private static void InsertionSort(JsonMember[] members)
    {
        for (var end = 1; end < members.Length; end++)
        {
            var member = members[end];
            var place = end;
            for (; place > 0 && Compare(members[place - 1], member) > 0; place--)
            {
                members[place] = members[place - 1];
            }

            members[place] = member;
        }
    }

    private static int Compare(JsonMember a, JsonMember b) => a.KeyNode.HasEscapes || b.KeyNode.HasEscapes
        ? Encoding.UTF8.GetBytes(a.Key).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Key))
        : a.RawKey.SequenceCompareTo(b.RawKey);

    private static void WriteMember(JsonMember member, ByteBuffer exact, ByteBuffer? folded)
    {
        if (member.KeyNode.HasEscapes)
        {
            WriteName(Encoding.UTF8.GetBytes(member.Key), exact, folded);
        }
        else
        {
            WriteName(member.RawKey, exact, folded);
        }

        Write(member.Value, exact, folded);
    }

    private static void WriteName(ReadOnlySpan<byte> name, ByteBuffer exact, ByteBuffer? folded)
    {
        exact.Add(name);
        folded?.Add(name);
        Write(End, exact, folded);
    }

    private static void Write(byte value, ByteBuffer exact, ByteBuffer? folded)
    {
        exact.Add(value);
        folded?.Add(value);
    }
}
