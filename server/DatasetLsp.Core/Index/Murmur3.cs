using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DatasetLsp.Core.Index;

/// <summary>
/// Austin Appleby's MurmurHash3, x64 variant of 128 bits
/// (<see href="https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp"/>, public domain). Numbers
/// of different texts differ unless somebody set out to make them equal, which would cost them an example and nobody else anything.
/// </summary>
internal static class Murmur3
{
    private const ulong C1 = 0x87C3_7B91_1142_53D5;
    private const ulong C2 = 0x4CF5_AD43_2745_937F;

    /// <summary>The number of a text.</summary>
    public static Digest Hash(ReadOnlySpan<byte> text, uint seed = 0)
    {
        ulong h1 = seed;
        ulong h2 = seed;
        var length = (ulong)text.Length;
        for (; text.Length >= 16; text = text[16..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(text));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52DC_E729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(text[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x3849_5AB5;
        }

        if (!text.IsEmpty)
        {
            Span<byte> tail = stackalloc byte[16];
            tail.Clear();
            text.CopyTo(tail);
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        }

        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;
        return new Digest(h1, h2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        h = (h ^ (h >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return h ^ (h >> 33);
    }
}
