using System.Runtime.CompilerServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>The first two bytes of the pieces that are taken from the text as it stands.</summary>
internal sealed class FoundStarts
{
    private readonly ulong[] _bits = new ulong[65536 / 64];

    public FoundStarts(Trie found)
    {
        for (var first = 1; first < 256; first++)
        {
            var node = found.Child(found.Root, (byte)first);
            for (var second = 1; node >= 0 && second < 256; second++)
            {
                if (found.Child(node, (byte)second) >= 0)
                {
                    _bits[((first << 8) | second) >> 6] |= 1UL << second;
                }
            }
        }
    }

    /// <summary>Whether some piece begins so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(byte first, byte second) => (_bits[((first << 8) | second) >> 6] >> second & 1) != 0;
}
