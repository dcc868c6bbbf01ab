using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// Finds the longest key that a text begins with, character by character. The children of a node lie side by side, and those of its first
/// child right after them, so that a walk touches few lines of the processor's cache.
/// </summary>
/// <remarks>
/// A node is a number: from the top, its character (21 bits), the place of its first child (22), how many children it has (4), and whether
/// a key ends here (1). Of a node with many children, the place of each stands in an open-addressing table; an entry there is a node,
/// a character and a child, 21 bits each, and 0 is free.
/// </remarks>
internal sealed class Trie
{
    private const int Bits = 21;
    private const ulong Mask = (1 << Bits) - 1;
    private const int Many = 15;
    private readonly int _shift;

    /// <param name="nodes">The nodes; the first one is where every search begins.</param>
    /// <param name="keys">The number of the key that ends at each node; of no meaning at the others.</param>
    /// <param name="edges">The table of the nodes with many children.</param>
    public Trie(ulong[] nodes, int[] keys, ulong[] edges)
    {
        (Nodes, Keys, Edges) = (nodes, keys, edges);
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
    }

    /// <summary>For writing to a file.</summary>
    public ulong[] Nodes { get; }

    /// <summary>For writing to a file.</summary>
    public int[] Keys { get; }

    /// <summary>For writing to a file.</summary>
    public ulong[] Edges { get; }

    /// <summary>A trie of these keys, numbered in their order. They are valid UTF-8, none is empty and none comes twice.</summary>
    /// <exception cref="UnsupportedVocabularyException">They are too many.</exception>
    public static Trie Of(IReadOnlyList<byte[]> keys) => new Builder(keys).Build();

    /// <summary>The number of the longest key that the text begins with, or -1.</summary>
    public int LongestMatch(ReadOnlySpan<byte> text) => LongestMatch(text, out _);

    /// <summary>The number of the longest key that the text begins with, or -1, and its length in bytes.</summary>
    public int LongestMatch(ReadOnlySpan<byte> text, out int length)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(Nodes);
        var (node, found) = (0, -1);
        length = 0;
        for (var at = 0; at < text.Length;)
        {
            node = Child(ref nodes, node, Utf8Text.CodePoint(text[at..], out var bytes));
            if (node < 0)
            {
                break;
            }

            at += bytes;
            if ((Unsafe.Add(ref nodes, node) & 1) != 0)
            {
                (found, length) = (node, at);
            }
        }

        return found < 0 ? -1 : Keys[found];
    }

    /// <summary>The number of the key that the text is, or -1.</summary>
    public int Match(ReadOnlySpan<byte> text) => LongestMatch(text, out var length) is var found && length == text.Length ? found : -1;

    /// <summary>The numbers of all keys that the text begins with, itself among them, and their lengths in bytes; the shortest first.</summary>
    public IEnumerable<(int Key, int Length)> Matches(byte[] text)
    {
        var node = 0;
        for (var at = 0; at < text.Length;)
        {
            node = Child(node, Utf8Text.CodePoint(text.AsSpan(at), out var bytes));
            if (node < 0)
            {
                yield break;
            }

            at += bytes;
            if ((Nodes[node] & 1) != 0)
            {
                yield return (Keys[node], at);
            }
        }
    }

    /// <summary>Whether some key begins with these two characters.</summary>
    public bool HasStart(int first, int second) => Child(0, first) is >= 0 and var node && Child(node, second) >= 0;

    private int Child(int node, int character) => Child(ref MemoryMarshal.GetArrayDataReference(Nodes), node, character);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Child(ref ulong nodes, int node, int character)
    {
        var parent = Unsafe.Add(ref nodes, node);
        var count = (int)(parent >> 1) & Many;
        if (count == Many)
        {
            return ChildOfMany(node, character);
        }

        var child = (int)(parent >> 5) & ((1 << 22) - 1);
        for (var end = child + count; child < end; child++)
        {
            if (Unsafe.Add(ref nodes, child) >> 27 == (uint)character)
            {
                return child;
            }
        }

        return -1;
    }

    private int ChildOfMany(int node, int character)
    {
        ref var edges = ref MemoryMarshal.GetArrayDataReference(Edges);
        var key = ((ulong)(uint)node << Bits) | (uint)character;
        for (var at = Hash(key, _shift); ; at = (at + 1) & (uint)(Edges.Length - 1))
        {
            var edge = Unsafe.Add(ref edges, at);
            // Before the comparison: node 0 and character 0 have the key of a free entry.
            if (edge == 0)
            {
                return -1;
            }

            if (edge >> Bits == key)
            {
                return (int)(edge & Mask);
            }
        }
    }

    private static uint Hash(ulong key, int shift) => (uint)((key * 0x9E3779B97F4A7C15UL) >> shift);

    private sealed class Builder
    {
        private readonly List<(int Character, int Key, List<int>? Children)> _draft = [(0, -1, null)];

        public Builder(IReadOnlyList<byte[]> keys)
        {
            var children = new Dictionary<(int Node, int Character), int>(keys.Sum(key => key.Length) / 2);
            for (var key = 0; key < keys.Count; key++)
            {
                var node = 0;
                for (int at = 0, length; at < keys[key].Length; at += length)
                {
                    var character = Utf8Text.CodePoint(keys[key].AsSpan(at), out length);
                    if (!children.TryGetValue((node, character), out var child))
                    {
                        child = _draft.Count;
                        children.Add((node, character), child);
                        (_draft[node].Children ?? AddChildren(node)).Add(child);
                        _draft.Add((character, -1, null));
                    }

                    node = child;
                }

                _draft[node] = _draft[node] with { Key = key };
            }
        }

        public Trie Build()
        {
            if (_draft.Count > 1 << Bits)
            {
                throw new UnsupportedVocabularyException("This vocabulary cannot be used: its pieces are too many, or too long.");
            }

            var nodes = new ulong[_draft.Count];
            var keys = new int[_draft.Count];
            var inTable = _draft.Sum(node => node.Children is { Count: >= Many } many ? many.Count : 0);
            var edges = new ulong[Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)inTable * 3 / 2))];
            var next = 1;
            var waiting = new Stack<(int Draft, int Place)>([(0, 0)]);
            while (waiting.TryPop(out var node))
            {
                var (character, key, children) = _draft[node.Draft];
                var count = children?.Count ?? 0;
                nodes[node.Place] = ((ulong)(uint)character << 27) | ((ulong)(uint)next << 5) | ((ulong)(uint)Math.Min(count, Many) << 1) | (key >= 0 ? 1UL : 0);
                keys[node.Place] = key;
                for (var child = count - 1; child >= 0; child--)
                {
                    waiting.Push((children![child], next + child));
                    if (count >= Many)
                    {
                        Add(edges, node.Place, _draft[children[child]].Character, next + child);
                    }
                }

                next += count;
            }

            return new Trie(nodes, keys, edges);
        }

        private List<int> AddChildren(int node)
        {
            var children = new List<int>(1);
            _draft[node] = _draft[node] with { Children = children };
            return children;
        }

        private static void Add(ulong[] edges, int node, int character, int child)
        {
            var key = ((ulong)(uint)node << Bits) | (uint)character;
            var at = Hash(key, 64 - BitOperations.Log2((uint)edges.Length));
            while (edges[at] != 0)
            {
                at = (at + 1) & (uint)(edges.Length - 1);
            }

            edges[at] = (key << Bits) | (uint)child;
        }
    }
}
