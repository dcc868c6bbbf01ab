using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// Finds the longest key that a text begins with. A node below <see cref="Keys"/> is the end of the key of that number.
/// Its edges are an open-addressing table; an entry is a node and a byte, 22 and 8 bits, and the node they lead to, 22 bits.
/// </summary>
internal sealed class Trie
{
    private const int NodeBits = 22;
    private readonly int _shift;

    /// <summary>The edges, for writing to a file. An entry of 0 is free: no key has a byte 0.</summary>
    public ulong[] Edges { get; }

    /// <summary>How many keys there are.</summary>
    public int Keys { get; }

    /// <summary>The node where every search begins.</summary>
    public int Root => Keys;

    public Trie(ulong[] edges, int keys)
    {
        Edges = edges;
        Keys = keys;
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
    }

    /// <summary>A trie of these keys, numbered in their order.</summary>
    public static Trie Of(IReadOnlyList<byte[]> keys)
    {
        var bytes = keys.Sum(key => key.Length);
        var draft = new Trie(new ulong[Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)bytes * 5 / 4))], 0);
        var ends = new int[keys.Count];
        var nodes = 1;
        for (var key = 0; key < keys.Count; key++)
        {
            var node = draft.Root;
            foreach (var value in keys[key])
            {
                var child = draft.Child(node, value);
                if (child < 0)
                {
                    child = nodes++;
                    draft.Add(node, value, child);
                }

                node = child;
            }

            ends[key] = node;
        }

        // Ends of keys get the keys' numbers; the root the next one, the others those after it.
        var numbers = new int[nodes];
        Array.Fill(numbers, -1);
        for (var key = 0; key < ends.Length; key++)
        {
            numbers[ends[key]] = key;
        }

        var next = keys.Count;
        for (var node = 0; node < nodes; node++)
        {
            if (numbers[node] < 0)
            {
                numbers[node] = next++;
            }
        }

        var result = new Trie(new ulong[Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)nodes * 3 / 2))], keys.Count);
        foreach (var edge in draft.Edges)
        {
            if (edge != 0)
            {
                result.Add(numbers[(int)(edge >> (NodeBits + 8))], (byte)(edge >> NodeBits), numbers[(int)(edge & ((1 << NodeBits) - 1))]);
            }
        }

        return result;
    }

    /// <summary>The number of the longest key that the text begins with, or -1.</summary>
    public int LongestMatch(ReadOnlySpan<byte> text) => LongestMatch(text, out _);

    /// <summary>The number of the longest key that the text begins with, or -1, and its length in bytes.</summary>
    public int LongestMatch(ReadOnlySpan<byte> text, out int length)
    {
        ref var edges = ref MemoryMarshal.GetArrayDataReference(Edges);
        var mask = (uint)(Edges.Length - 1);
        var (node, found) = (Root, -1);
        length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            node = Child(ref edges, mask, node, text[at]);
            if (node < 0)
            {
                break;
            }

            if (node < Keys)
            {
                (found, length) = (node, at + 1);
            }
        }

        return found;
    }

    /// <summary>The node that the byte leads to, or -1.</summary>
    public int Child(int node, byte value) => Child(ref MemoryMarshal.GetArrayDataReference(Edges), (uint)(Edges.Length - 1), node, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Child(ref ulong edges, uint mask, int node, byte value)
    {
        var key = Key(node, value);
        for (var at = Hash(key); ; at = (at + 1) & mask)
        {
            var edge = Unsafe.Add(ref edges, at);
            // Before the comparison: node 0 and byte 0 have the key of a free entry.
            if (edge == 0)
            {
                return -1;
            }

            if (edge >> NodeBits == key)
            {
                return (int)(edge & ((1 << NodeBits) - 1));
            }
        }
    }

    private void Add(int node, byte value, int child)
    {
        var key = Key(node, value);
        var at = Hash(key);
        while (Edges[at] != 0)
        {
            at = (at + 1) & (uint)(Edges.Length - 1);
        }

        Edges[at] = (key << NodeBits) | (uint)child;
    }

    private static ulong Key(int node, byte value) => ((ulong)(uint)node << 8) | value;

    private uint Hash(ulong key) => (uint)((key * 0x9E3779B97F4A7C15UL) >> _shift);
}
