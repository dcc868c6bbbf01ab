using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// Tables in a file: a header of numbers, then the arrays one after the other, all as they lie in the memory of a little-endian machine.
/// Nothing is parsed, so loading takes as long as reading. Counting looks into the tables without asking whether a place is within them, so a
/// checksum tells damaged ones.
/// </summary>
internal static class PackedTables
{
    /// <summary>Changes whenever the file's form or the meaning of a table does.</summary>
    private const int Version = 5;

    private const int Magic = 0x4B_54_4C_44; // "DLTK"
    private const int HeaderLength = 16;
    private const int ChecksumAt = 11;

    public static void Write(TokenizerTables tables, string path)
    {
        using var file = File.Create(path);
        var sum = default(Checksum);
        int[] header = new int[HeaderLength];
        header[0] = Magic;
        header[1] = Version;
        header[2] = tables.VocabularySize;
        header[3] = tables.HasGemmaShape ? 1 : 0;
        header[4] = tables.Symbols.Count;
        header[5] = tables.Pairs.Entries.Length;
        header[6] = tables.SymbolTrie.Nodes.Length;
        header[7] = tables.SymbolTrie.Edges.Length;
        header[8] = tables.FoundTrie.Nodes.Length;
        header[9] = tables.FoundTrie.Edges.Length;
        header[10] = tables.FoundIds.Length;
        file.Write(MemoryMarshal.AsBytes(header.AsSpan()));
        Write<int>(tables.ByteIds);
        Write<int>(tables.Symbols.Ids);
        Write<byte>(tables.Symbols.Lengths);
        Write<int>(tables.Symbols.Prefixes);
        Write<int>(tables.Symbols.Lefts);
        Write<int>(tables.Symbols.Rights);
        Write<ulong>(tables.Pairs.Entries);
        Write<uint>(tables.Pairs.Bits);
        WriteTrie(tables.SymbolTrie);
        Write<uint>(tables.Bigrams.Bits);
        WriteTrie(tables.FoundTrie);
        Write<int>(tables.FoundIds);
        sum.Add(MemoryMarshal.AsBytes(header.AsSpan(0, ChecksumAt)));
        MemoryMarshal.Write(MemoryMarshal.AsBytes(header.AsSpan(ChecksumAt)), sum.Value);
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(header.AsSpan()));

        void WriteTrie(Trie trie)
        {
            Write<ulong>(trie.Nodes);
            Write<int>(trie.Keys);
            Write<ulong>(trie.Edges);
        }

        void Write<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            var bytes = MemoryMarshal.AsBytes(values);
            sum.Add(bytes);
            file.Write(bytes);
        }
    }

    /// <exception cref="InvalidDataException">The file was packed by another version, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TokenizerTables Read(string path)
    {
        using var file = new Source(path);
        var header = file.Array<int>(HeaderLength);
        if (header[0] != Magic || header[1] != Version)
        {
            throw new InvalidDataException($"{path} holds no vocabulary for this version of the program.");
        }

        file.Sum = default;
        var byteIds = file.Array<int>(256);
        var count = header[4];
        var symbols = new Symbols(file.Array<int>(count), file.Array<byte>(count), file.Array<int>(count), file.Array<int>(count), file.Array<int>(count));
        var pairs = new PairTable(file.Array<ulong>(header[5]), file.Array<uint>(PairTable.BitsLength(header[5])));
        var symbolTrie = file.Trie(header[6], header[7]);
        var bigrams = new BigramFilter(file.Array<uint>(BigramFilter.Words));
        var foundTrie = file.Trie(header[8], header[9]);
        var foundIds = file.Array<int>(header[10]);
        file.Sum.Add(MemoryMarshal.AsBytes(header.AsSpan(0, ChecksumAt)));
        if (file.Sum.Value != MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(header.AsSpan(ChecksumAt))))
        {
            throw file.Damaged();
        }

        return new TokenizerTables(header[2], byteIds, symbols, pairs, symbolTrie, bigrams, foundTrie, foundIds, header[3] != 0);
    }

    private sealed class Source(string path) : IDisposable
    {
        private readonly SafeFileHandle _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        private long _at;

        /// <summary>Of all that was read.</summary>
        public Checksum Sum;

        public Trie Trie(int nodes, int edges) => new(Array<ulong>(nodes), Array<int>(nodes), Array<ulong>(edges));

        public T[] Array<T>(int length)
            where T : unmanaged
        {
            // Before taking memory for a length that a damaged file may give.
            if (length < 0 || (long)length * Marshal.SizeOf<T>() > RandomAccess.GetLength(_file) - _at)
            {
                throw Damaged();
            }

            var array = GC.AllocateUninitializedArray<T>(length);
            var bytes = MemoryMarshal.AsBytes(array.AsSpan());
            for (int read = 0, more; read < bytes.Length; read += more, _at += more)
            {
                more = RandomAccess.Read(_file, bytes[read..], _at);
                if (more == 0)
                {
                    throw Damaged();
                }
            }

            Sum.Add(bytes);
            return array;
        }

        public void Dispose() => _file.Dispose();

        public InvalidDataException Damaged() => new($"{path} is cut short or damaged. Install the program again, or build it again.");
    }
}
