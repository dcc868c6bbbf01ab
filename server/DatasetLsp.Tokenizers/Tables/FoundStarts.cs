using System.Runtime.CompilerServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>The first two characters of those pieces that are taken from the text as it stands and begin with ASCII.</summary>
internal sealed class FoundStarts
{
    private readonly ulong[] _bits = new ulong[128 * 128 / 64];

    public FoundStarts(Trie found)
    {
        for (var first = 1; first < 128; first++)
        {
            for (var second = 1; second < 128; second++)
            {
                if (found.HasStart(first, second))
                {
                    _bits[((first << 7) | second) >> 6] |= 1UL << second;
                }
            }
        }
    }

    /// <summary>Whether some piece begins so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(byte first, byte second) => second < 128 && (_bits[((first << 7) | second) >> 6] >> second & 1) != 0;
}
