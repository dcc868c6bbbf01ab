using DatasetLsp.Tokenizers.Tables;
using DatasetLsp.Tokenizers.Tests.References;
using DatasetLsp.Tokenizers.Vocabularies;

namespace DatasetLsp.Tokenizers.Tests;

/// <summary>Counting trusts the tables of a packed vocabulary, so damaged ones are not loaded.</summary>
public sealed class PackedTablesTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tokens");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_was_packed_counts_as_before()
    {
        var tables = Pack();
        var (before, after) = (Of(tables), Of(PackedTables.Read(_path)));
        foreach (var text in new[] { "abc", " abc <turn> bc", "日本" })
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            Assert.Equal(before.Encode(bytes), after.Encode(bytes));
        }
    }

    [Fact]
    public void A_file_with_one_byte_changed_is_refused()
    {
        Pack();
        var good = File.ReadAllBytes(_path);
        var random = new Random(14);
        int[] places = [.. Enumerable.Range(0, 13 * sizeof(int)), .. Enumerable.Range(0, 100).Select(_ => random.Next(64, good.Length)), good.Length - 1];
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        foreach (var place in places)
        {
            RandomAccess.Write(file, [(byte)(good[place] ^ (1 << random.Next(8)))], place);
            Assert.Throws<InvalidDataException>(() => PackedTables.Read(_path));
            RandomAccess.Write(file, [good[place]], place);
        }

        PackedTables.Read(_path);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused_with_its_name()
    {
        Pack();
        using (var file = File.OpenWrite(_path))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Contains(_path, Assert.Throws<InvalidDataException>(() => PackedTables.Read(_path)).Message);
    }

    private TokenizerTables Pack()
    {
        var plain = new PlainVocabulary(VocabularyFileTests.SmallPieces, ["<turn>"]);
        var tables = TablesBuilder.Build(SentencePieceModelReader.Read(new ModelProto().Write(plain)));
        PackedTables.Write(tables, _path);
        return tables;
    }

    private static Tokenizer Of(TokenizerTables tables) => new("packed", TokenizerKind.BuiltIn, tables);
}
