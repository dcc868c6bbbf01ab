using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// Which characters stand side by side in some piece. Between two that never do, no merge reaches across, so the text can be cut there.
/// A Bloom filter: it may say that two do where they do not, which costs a cut and nothing else.
/// </summary>
internal sealed class BigramFilter(uint[] bits)
{
    private const int LogBits = 21;

    /// <summary>The bits, for writing to a file.</summary>
    public uint[] Bits { get; } = bits;

    public BigramFilter()
        : this(new uint[Words])
    {
    }

    /// <summary>Length of <see cref="Bits"/>.</summary>
    public static int Words => 1 << (LogBits - 5);

    /// <summary>Notes that the two characters stand side by side. A character is given by its UTF-8 bytes, the first one lowest.</summary>
    public void Add(uint left, uint right)
    {
        var bit = Hash(left, right);
        Bits[bit >> 5] |= 1u << (int)(bit & 31);
    }

    /// <summary>False where no piece has the two characters side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayJoin(uint left, uint right) => MayJoin(ref MemoryMarshal.GetArrayDataReference(Bits), left, right) != 0;

    /// <summary>The same over the bits themselves, as 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MayJoin(ref uint bits, uint left, uint right)
    {
        var bit = Hash(left, right);
        return (Unsafe.Add(ref bits, bit >> 5) >> (int)(bit & 31)) & 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint left, uint right) => (uint)(((left * 0x9E3779B97F4A7C15UL) ^ (right * 0xC2B2AE3D27D4EB4FUL)) >> (64 - LogBits));
}
