using System.Buffers.Binary;
using System.Text;

namespace DatasetLsp.Tokenizers.Tests.References;

/// <summary>Writes a vocabulary as a <c>tokenizer.model</c>, with the settings that Google's SDK asks of Gemma's.</summary>
internal sealed class ModelProto
{
    public int ModelType { get; init; } = 2;

    public bool ByteFallback { get; init; } = true;

    public bool AddDummyPrefix { get; init; }

    public bool RemoveExtraWhitespaces { get; init; }

    public bool EscapeWhitespaces { get; init; } = true;

    public bool TreatWhitespaceAsSuffix { get; init; }

    public string PrecompiledCharsmap { get; init; } = "";

    /// <summary>The type that pieces with this id get instead of their own.</summary>
    public (int Id, int Type)? OtherType { get; init; }

    public byte[] Write(PlainVocabulary vocabulary)
    {
        using var message = new MemoryStream();
        for (var id = 0; id < vocabulary.Pieces.Length; id++)
        {
            var text = vocabulary.Pieces[id];
            var isByte = vocabulary.ByteIds.Contains(id) && !vocabulary.Normal.ContainsKey(text);
            var type = OtherType is { } other && other.Id == id ? other.Type
                : text == "<unk>" ? 2
                : vocabulary.ControlIds.Contains(id) ? 3
                : vocabulary.UserDefined.ContainsKey(text) ? 4
                : isByte ? 6
                : 1;
            using var piece = new MemoryStream();
            Field(piece, 1, Encoding.UTF8.GetBytes(type == 6 ? $"<0x{Array.IndexOf(vocabulary.ByteIds, id):X2}>" : text));
            var score = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(score, type == 1 ? -id : 0);
            piece.WriteByte((2 << 3) | 5);
            piece.Write(score);
            Field(piece, 3, type);
            Field(message, 1, piece.ToArray());
        }

        using var trainer = new MemoryStream();
        Field(trainer, 3, ModelType);
        Field(trainer, 24, TreatWhitespaceAsSuffix ? 1 : 0);
        Field(trainer, 35, ByteFallback ? 1 : 0);
        var control = Array.IndexOf(vocabulary.Pieces, "<unk>");
        Field(trainer, 40, Math.Max(0, control));
        Field(message, 2, trainer.ToArray());
        using var normalizer = new MemoryStream();
        Field(normalizer, 1, "identity"u8);
        Field(normalizer, 2, Encoding.UTF8.GetBytes(PrecompiledCharsmap));
        Field(normalizer, 3, AddDummyPrefix ? 1 : 0);
        Field(normalizer, 4, RemoveExtraWhitespaces ? 1 : 0);
        Field(normalizer, 5, EscapeWhitespaces ? 1 : 0);
        Field(message, 3, normalizer.ToArray());
        return message.ToArray();
    }

    private static void Field(Stream message, int number, ReadOnlySpan<byte> value)
    {
        Number(message, (number << 3) | 2);
        Number(message, value.Length);
        message.Write(value);
    }

    private static void Field(Stream message, int number, int value)
    {
        Number(message, number << 3);
        Number(message, value);
    }

    private static void Number(Stream message, int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            message.WriteByte((byte)(value | 0x80));
        }

        message.WriteByte((byte)value);
    }
}
