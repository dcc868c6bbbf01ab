using System.Buffers.Binary;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Tests.Index;

public class Murmur3Tests
{
    /// <summary>The test by which SMHasher, the hash's home, tells implementations of it: VerificationTest in KeysetTest.cpp, value in main.cpp.</summary>
    [Fact]
    public void It_passes_the_verification_of_its_author()
    {
        Span<byte> key = stackalloc byte[256];
        var hashes = new byte[256 * 16];
        for (var length = 0; length < 256; length++)
        {
            key[length] = (byte)length;
            var hash = Murmur3.Hash(key[..length], (uint)(256 - length));
            BinaryPrimitives.WriteUInt64LittleEndian(hashes.AsSpan(length * 16), hash.Low);
            BinaryPrimitives.WriteUInt64LittleEndian(hashes.AsSpan((length * 16) + 8), hash.High);
        }

        Assert.Equal(0x6384BA69u, (uint)Murmur3.Hash(hashes).Low);
    }
}
