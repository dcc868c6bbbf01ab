using System.Buffers.Binary;

namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>Walks the fields of a protobuf message.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The field's number in the message's definition.</summary>
    public int Field { get; private set; }

    /// <summary>The field's value, where it is a number of variable length.</summary>
    public ulong Number { get; private set; }

    /// <summary>The field's value, where it is a string, a message, or a number of 4 or 8 bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="UnsupportedVocabularyException">The bytes are no protobuf message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadNumber();
        Field = (int)(tag >> 3);
        Number = 0;
        Bytes = default;
        switch (tag & 7)
        {
            case 0: Number = ReadNumber(); break;
            case 1: Bytes = Take(8); break;
            case 2: Bytes = Take(ReadNumber()); break;
            case 5:
                Bytes = Take(4);
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Bytes);
                break;
            default: throw NoMessage();
        }

        return true;
    }

    private ulong ReadNumber()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && !_rest.IsEmpty; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw NoMessage();
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw NoMessage();
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private static UnsupportedVocabularyException NoMessage() => SentencePieceModelReader.NoVocabulary();
}
