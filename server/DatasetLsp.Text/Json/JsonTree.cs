using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DatasetLsp.Text.Json;

/// <summary>
/// A JSON text read with its places. Reading never fails: what can be read is in the tree, what is wrong is in <see cref="Errors"/>.
/// </summary>
/// <remarks>
/// Nodes sit in one flat array in text order; <see cref="JsonNode"/> is a view of one. The text is not copied and must not change
/// while the tree is in use. Immutable and safe to share between threads.
/// </remarks>
public sealed class JsonTree
{
    // Fields, and the text's array beside its memory: every look at a node passes here.
    private readonly NodeRecord[] _nodes;
    private readonly byte[]? _array;
    private readonly int _arrayStart;

    internal JsonTree(ReadOnlyMemory<byte> text, NodeRecord[] nodes, bool hasRoot, ImmutableArray<JsonError> errors, JsonTemplate? template = null)
    {
        Text = text;
        _nodes = nodes;
        HasRoot = hasRoot;
        Errors = errors;
        Template = template;
        if (MemoryMarshal.TryGetArray(text, out var segment))
        {
            _array = segment.Array;
            _arrayStart = segment.Offset;
        }
    }

    /// <summary>The text as it was given, a byte order mark included.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Whether there is any value on the text.</summary>
    public bool HasRoot { get; }

    /// <summary>The first value, partial if damaged; of kind <see cref="JsonKind.Missing"/> where <see cref="HasRoot"/> is false.</summary>
    public JsonNode Root => new(this, 0);

    /// <summary>What is wrong, in text order, at most 64. Empty exactly if the text is one valid RFC 8259 value in UTF-8 without a byte order mark.</summary>
    public ImmutableArray<JsonError> Errors { get; }

    /// <summary>What it has in common with other lines, where it was read by that.</summary>
    public JsonTemplate? Template { get; }

    /// <summary>Whether the text is not exactly one JSON value, however its characters are encoded.</summary>
    public bool HasSyntaxErrors
    {
        get
        {
            foreach (var error in Errors)
            {
                if (error.Kind.IsSyntax())
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal NodeRecord[] Nodes => _nodes;

    /// <summary>Some bytes of the text.</summary>
    internal ReadOnlySpan<byte> Slice(int start, int length) =>
        _array is null ? Text.Span.Slice(start, length) : new ReadOnlySpan<byte>(_array, _arrayStart + start, length);

    /// <summary>Reads a text, in time linear in its length.</summary>
    /// <param name="utf8">The text. Line feeds in it are white space.</param>
    /// <param name="maxDepth">How many brackets may be open at once, at least 1; what lies deeper is skipped with <see cref="JsonErrorKind.TooDeep"/>.</param>
    public static JsonTree Parse(ReadOnlyMemory<byte> utf8, int maxDepth = 128)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        var parser = new JsonParser(utf8.Span, maxDepth);
        try
        {
            bool hasRoot = parser.Parse();
            return new JsonTree(utf8, parser.CopyNodes(), hasRoot, parser.CopyErrors());
        }
        finally
        {
            parser.ReturnBuffers();
        }
    }

    /// <summary>The innermost node (a key is one, too) whose span holds the byte at <paramref name="offset"/>; null between and outside all nodes.</summary>
    public JsonNode? NodeAt(int offset)
    {
        int low = 0;
        int high = _nodes.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (_nodes[middle].Start <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        int index = high;
        while (index >= 0 && _nodes[index].End <= offset)
        {
            index = _nodes[index].Parent;
        }

        return index < 0 ? null : new JsonNode(this, index);
    }
}
