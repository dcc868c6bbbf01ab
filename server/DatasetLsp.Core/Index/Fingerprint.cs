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
    private static ExampleBytes? _bytes;

    /// <summary>
    /// Two numbers. The first is equal for examples that teach the same thing: same turns, system instruction and tools, whatever
    /// the white space, the order of keys, the escapes and the fields beside them. Of an example that could not be read whole, or in
    /// which the model says nothing (what its answer is held against stands beside the turns), and of one that chooses between
    /// answers, all fields count; for a record of no known format it is 0. The second is equal for examples that ask the same: all
    /// of that but the last turn, whatever the white space and the case of letters; 0 where nothing is asked or the example could not be read whole.
    /// </summary>
    public static (Digest Example, Digest Input) Of(Example example)
    {
        var bytes = _bytes ??= new ExampleBytes();
        return Write(example, bytes)
            ? (Murmur3.Hash(bytes.Exact.Written), bytes.Folded.Length == 0 ? default : Murmur3.Hash(bytes.Folded.Written))
            : default;
    }

    /// <summary>Equal for equal turns, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(Content content)
    {
        var bytes = _bytes ??= new ExampleBytes();
        Write(content, bytes);
        return Short(bytes.Folded.Written);
    }

    /// <summary>Equal for equal texts, whatever the white space and the case; never 0.</summary>
    public static ulong OfFolded(ReadOnlySpan<byte> utf8)
    {
        var folded = (_bytes ??= new ExampleBytes()).Folded;
        folded.Clear();
        Folding.Add(folded, utf8);
        return Short(folded.Written);
    }

    /// <summary>The number of some bytes as they are; never 0.</summary>
    public static ulong Short(ReadOnlySpan<byte> bytes) => Murmur3.Hash(bytes).Low | 1;

    /// <summary>Gives back what an unusually long line needed.</summary>
    public static void Release() => _bytes = null;

    /// <summary>Writes what <see cref="Of"/> takes the numbers of; nothing is folded where no input can be compared.</summary>
    /// <returns>Whether there is anything to take a number of.</returns>
    public static bool Write(Example example, ExampleBytes bytes)
    {
        if (example.Format == FormatCatalogue.Unknown)
        {
            return false;
        }

        if (!IsReadWhole(example))
        {
            bytes.Clear(folds: false);
            Write(example.Root, bytes);
            return true;
        }

        bytes.Clear(folds: AsksSomething(example));
        WriteConversation(example, bytes);
        return true;
    }

    /// <summary>Writes what <see cref="OfFolded(Content)"/> takes the number of.</summary>
    public static void Write(Content content, ExampleBytes bytes)
    {
        bytes.Clear(folds: true);
        foreach (var part in content.Parts)
        {
            bytes.Add((byte)'P');
            bytes.Add((byte)part.Kind);
            Write(part.Data, bytes);
        }
    }

    /// <summary>Whether nothing of the conversation was lost in reading it.</summary>
    private static bool IsReadWhole(Example example) =>
        example.HasModelTurn
            && !example.Format.IsPreference
            && example.Contents.All(content => !content.Parts.IsEmpty)
            && example.ShapeProblems.All(problem => problem.Kind == ShapeProblemKind.UnknownField);

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

    private static void WriteConversation(Example example, ExampleBytes bytes)
    {
        if (example.SystemInstruction is { } instruction)
        {
            Write(instruction, example.Format, bytes);
        }

        var (last, folds) = (example.Contents.Length - 1, bytes.Folds);
        for (var index = 0; index <= last; index++)
        {
            bytes.Folds = folds && index < last;
            Write(example.Contents[index], example.Format, bytes);
        }

        bytes.Folds = folds;
        var hasMore = false;
        foreach (var member in example.Root.Members)
        {
            hasMore |= !IsEmpty(member.Value) && !HoldsTurns(member.Value, example);
        }

        if (hasMore)
        {
            WriteBesides(example, bytes);
        }
    }

    /// <summary>
    /// What the format has beside the conversation (tools, functions, context) belongs to what is taught; labels and the model's
    /// name are for the bill and the job.
    /// </summary>
    private static void WriteBesides(Example example, ExampleBytes bytes)
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
                    WriteName(Encoding.UTF8.GetBytes(field.Name), bytes);
                    Write(member.Value, bytes);
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

    private static void Write(Content content, TrainingFormat format, ExampleBytes bytes)
    {
        bytes.Add((byte)'C');
        bytes.Add((byte)content.Role);
        foreach (var part in content.Parts)
        {
            bytes.Add((byte)'P');
            bytes.Add((byte)part.Kind);
            Write(part.Node, bytes);
        }

        // OpenAI's: whether a turn is trained on, and which of several speakers it is.
        if (!format.HasParts)
        {
            WriteField(content.Node, "weight"u8, bytes);
            WriteField(content.Node, "name"u8, bytes);
        }
    }

    private static void WriteField(JsonNode node, ReadOnlySpan<byte> name, ExampleBytes bytes)
    {
        if (node.TryGetMember(name, out var member))
        {
            WriteName(name, bytes);
            Write(member.Value, bytes);
        }
    }

    private static void Write(JsonNode node, ExampleBytes bytes)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                bytes.Add((byte)'{');
                WriteMembers(node, bytes);
                bytes.Add((byte)'}');
                break;
            case JsonKind.Array:
                bytes.Add((byte)'[');
                foreach (var element in node.Elements)
                {
                    Write(element, bytes);
                }

                bytes.Add((byte)']');
                break;
            case JsonKind.String:
                bytes.Add((byte)'s');
                bytes.AddText(node);
                bytes.Add(End);
                break;
            default:
                bytes.Add((byte)'v');
                bytes.Add(node.Raw);
                bytes.Add(End);
                break;
        }
    }

    private static void WriteMembers(JsonNode node, ExampleBytes bytes)
    {
        if (node.Count > 1)
        {
            WriteSorted(node, bytes);
            return;
        }

        foreach (var member in node.Members)
        {
            WriteMember(member, bytes);
        }
    }

    private static void WriteSorted(JsonNode node, ExampleBytes bytes)
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
            WriteMember(member, bytes);
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

    private static void WriteMember(JsonMember member, ExampleBytes bytes)
    {
        if (member.KeyNode.HasEscapes)
        {
            WriteName(Encoding.UTF8.GetBytes(member.Key), bytes);
        }
        else
        {
            WriteName(member.RawKey, bytes);
        }

        Write(member.Value, bytes);
    }

    private static void WriteName(ReadOnlySpan<byte> name, ExampleBytes bytes)
    {
        bytes.Add(name);
        bytes.Add(End);
    }
}
