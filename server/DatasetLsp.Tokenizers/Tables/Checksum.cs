using System.Numerics;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Tells whether bytes are those that were written: a change of one word always makes another sum, any other change nearly always. No protection from intent.</summary>
internal struct Checksum
{
    private const int BlockBytes = 32;

    // Any odd number with its bits well mixed: multiplying by it loses nothing.
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    private ulong _first, _second, _third, _fourth;

    /// <summary>The sum of all that was added so far.</summary>
    public readonly long Value => (long)Mix(Mix(Mix(Mix(Factor, _first), _second), _third), _fourth);

    /// <summary>Adds bytes; where one call's end and the next one's begin makes a difference.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes.Length / BlockBytes * BlockBytes;
        AddBlocks(MemoryMarshal.Cast<byte, ulong>(bytes[..whole]));
        Span<byte> rest = stackalloc byte[BlockBytes];
        rest.Clear();
        bytes[whole..].CopyTo(rest);
        AddBlocks(MemoryMarshal.Cast<byte, ulong>(rest));
        _first = Mix(_first, (ulong)bytes.Length);
    }

    // Four sums, since a processor multiplies the next while the first is not done.
    private void AddBlocks(ReadOnlySpan<ulong> words)
    {
        var (first, second, third, fourth) = (_first, _second, _third, _fourth);
        for (; words.Length >= 4; words = words[4..])
        {
            first = Mix(first, words[0]);
            second = Mix(second, words[1]);
            third = Mix(third, words[2]);
            fourth = Mix(fourth, words[3]);
        }

        (_first, _second, _third, _fourth) = (first, second, third, fourth);
    }

    private static ulong Mix(ulong sum, ulong word) => BitOperations.RotateLeft((sum ^ word) * Factor, 31);
}
