using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Zeros to begin with, from where a line of the processor's cache begins.</summary>
internal sealed class AlignedWords
{
    private const int LineBytes = 64;
    private readonly ulong[] _array;
    private readonly int _first;

    /// <param name="length">In words of 8 bytes.</param>
    public AlignedWords(int length)
    {
        _array = GC.AllocateArray<ulong>(length + (LineBytes / sizeof(ulong)), pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _first = (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(ulong));
    }

    /// <summary>The first word.</summary>
    public ref ulong Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);
    }
}
