using System.Buffers;
using System.Text;

namespace DatasetLsp.Text.Json;

/// <summary>One value (or key) of a <see cref="JsonTree"/>: a view that costs nothing to copy.</summary>
/// <remarks>
/// The members about text serve kind <see cref="JsonKind.String"/>; on other kinds they see the raw text.
/// In a damaged string a backslash that begins no escape stands for itself, <c>\'</c> for an apostrophe, and a lone surrogate reads as U+FFFD:
/// the same as after the repair of the error.
/// </remarks>
public readonly struct JsonNode : IEquatable<JsonNode>
{
    private readonly JsonTree _tree;
    private readonly int _index;

    /// <summary>Where it stands in its tree's <see cref="JsonTree.Nodes"/>.</summary>
    internal int Index => _index;

    internal JsonNode(JsonTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    /// <summary>What it is.</summary>
    public JsonKind Kind => Record.Kind;

    /// <summary>Its bytes in the text: brackets and quotes included.</summary>
    public TextSpan Span => TextSpan.FromBounds(Record.Start, Record.End);

    /// <summary>Whether this is a member's key.</summary>
    public bool IsKey => (Record.Traits & NodeTraits.Key) != 0;

    /// <summary>The object or array that holds it; null at the top.</summary>
    public JsonNode? Parent => Record.Parent < 0 ? null : new JsonNode(_tree, Record.Parent);

    /// <summary>The member it is key or value of; null for elements and at the top.</summary>
    public JsonMember? Member
    {
        get
        {
            int parent = Record.Parent;
            if (parent < 0 || _tree.Nodes[parent].Kind != JsonKind.Object)
            {
                return null;
            }

            return new JsonMember(_tree, IsKey ? _index : _index - 1);
        }
    }

    /// <summary>How many members or elements it has; 0 for what is neither object nor array.</summary>
    public int Count => Record.Count;

    /// <summary>The members of an object in text order, duplicates included; none for other kinds.</summary>
    public JsonMembers Members => new(_tree, _index);

    /// <summary>The elements of an array in text order; none for other kinds.</summary>
    public JsonElements Elements => new(_tree, _index);

    /// <summary>The bytes of <see cref="Span"/>.</summary>
    public ReadOnlySpan<byte> Raw
    {
        get
        {
            ref readonly NodeRecord record = ref Record;
            return _tree.Slice(record.Start, record.End - record.Start);
        }
    }

    /// <summary>Whether there is a backslash in the string.</summary>
    public bool HasEscapes => (Record.Traits & NodeTraits.Escapes) != 0;

    /// <summary>The bytes between the quotes; the same as <see cref="Span"/> for what has none.</summary>
    public TextSpan ContentSpan => TextSpan.FromBounds(Record.Start + Record.OpenQuote, Record.End - Record.CloseQuote);

    internal ReadOnlySpan<byte> Content
    {
        get
        {
            ref readonly NodeRecord record = ref Record;
            int start = record.Start + record.OpenQuote;
            return _tree.Slice(start, record.End - record.CloseQuote - start);
        }
    }

    private ref readonly NodeRecord Record => ref _tree.Nodes[_index];

    /// <inheritdoc/>
    public static bool operator ==(JsonNode left, JsonNode right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(JsonNode left, JsonNode right) => !left.Equals(right);

    /// <summary>Finds a member by its unescaped name. Where the name occurs more than once the last wins, as in protobuf's JSON reader and most others.</summary>
    public bool TryGetMember(ReadOnlySpan<byte> name, out JsonMember member)
    {
        member = default;
        bool found = false;
        foreach (JsonMember candidate in Members)
        {
            // Most keys differ in length already.
            JsonNode key = candidate.KeyNode;
            if ((key.HasEscapes || key.ContentSpan.Length == name.Length) && key.TextEquals(name))
            {
                member = candidate;
                found = true;
            }
        }

        return found;
    }

    /// <summary>Whether this is a string whose unescaped text is <paramref name="utf8"/>.</summary>
    public bool TextEquals(ReadOnlySpan<byte> utf8)
    {
        if (Kind != JsonKind.String)
        {
            return false;
        }

        ReadOnlySpan<byte> content = Content;
        if (!HasEscapes)
        {
            return content.SequenceEqual(utf8);
        }

        Span<byte> buffer = stackalloc byte[4];
        while (!content.IsEmpty)
        {
            int plain = content.IndexOf((byte)'\\');
            if (plain < 0)
            {
                return content.SequenceEqual(utf8);
            }

            if (plain > utf8.Length || !content[..plain].SequenceEqual(utf8[..plain]))
            {
                return false;
            }

            EscapeReader.Read(content[plain..], out int length, out Rune scalar);
            utf8 = utf8[plain..];
            ReadOnlySpan<byte> character = buffer[..scalar.EncodeToUtf8(buffer)];
            if (!utf8.StartsWith(character))
            {
                return false;
            }

            utf8 = utf8[character.Length..];
            content = content[(plain + length)..];
        }

        return utf8.IsEmpty;
    }

    /// <summary>The unescaped text; bytes that are no UTF-8 read as U+FFFD.</summary>
    public string GetString()
    {
        if (!HasEscapes)
        {
            return Encoding.UTF8.GetString(Content);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentSpan.Length);
        string text = Encoding.UTF8.GetString(buffer.AsSpan(0, WriteUnescaped(buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes the unescaped text as UTF-8.</summary>
    /// <param name="destination">Holds at least <see cref="ContentSpan"/>'s length; unescaping never lengthens.</param>
    /// <returns>The bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than that.</exception>
    public int WriteUnescaped(Span<byte> destination)
    {
        ReadOnlySpan<byte> content = Content;
        if (destination.Length < content.Length)
        {
            throw new ArgumentException("The destination is shorter than the string's raw text.", nameof(destination));
        }

        return EscapeReader.Unescape(content, HasEscapes, destination);
    }

    /// <summary>Where in the text the character stands whose unescaped UTF-8 begins at, or holds, <paramref name="unescapedUtf8Offset"/>.</summary>
    /// <param name="unescapedUtf8Offset">Bytes from the start of the unescaped text; beyond its end the end of <see cref="ContentSpan"/> is returned.</param>
    /// <returns>A byte offset in the tree's text.</returns>
    public int UnescapedToRaw(int unescapedUtf8Offset)
    {
        int raw = 0;
        UnescapedToRaw([unescapedUtf8Offset], new Span<int>(ref raw));
        return raw;
    }

    /// <summary>The same for several places, in one walk.</summary>
    /// <param name="unescapedUtf8Offsets">The places, in ascending order.</param>
    /// <param name="raw">Takes the byte offsets in the tree's text; as many.</param>
    public void UnescapedToRaw(ReadOnlySpan<int> unescapedUtf8Offsets, Span<int> raw)
    {
        TextSpan span = ContentSpan;
        ReadOnlySpan<byte> content = Content;
        int at = 0;
        int unescaped = 0;
        int done = 0;
        while (done < raw.Length && at < content.Length)
        {
            int plain = HasEscapes ? content[at..].IndexOf((byte)'\\') : -1;
            if (plain < 0)
            {
                plain = content.Length - at;
            }

            for (; done < raw.Length && unescapedUtf8Offsets[done] < unescaped + plain; done++)
            {
                int start = at + Math.Max(0, unescapedUtf8Offsets[done] - unescaped);
                while (start > 0 && (content[start] & 0xC0) == 0x80)
                {
                    start--;
                }

                raw[done] = span.Start + start;
            }

            at += plain;
            unescaped += plain;
            if (at < content.Length)
            {
                EscapeReader.Read(content[at..], out int length, out Rune scalar);
                unescaped += scalar.Utf8SequenceLength;
                for (; done < raw.Length && unescapedUtf8Offsets[done] < unescaped; done++)
                {
                    raw[done] = span.Start + at;
                }

                at += length;
            }
        }

        raw[done..].Fill(span.End);
    }

    /// <inheritdoc/>
    public bool Equals(JsonNode other) => ReferenceEquals(_tree, other._tree) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _index;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Span}";
}
