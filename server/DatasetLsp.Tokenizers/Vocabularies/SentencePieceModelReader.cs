using System.Text;

namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>Reads a <c>tokenizer.model</c>: SentencePiece's <c>ModelProto</c>, a protobuf message.</summary>
internal static class SentencePieceModelReader
{
    private const int NormalType = 1, UnknownType = 2, ControlType = 3, UserDefinedType = 4, ByteType = 6;
    private const int Bpe = 2;

    /// <exception cref="UnsupportedVocabularyException">The file is none, or is of a kind that is not counted.</exception>
    public static Vocabulary Read(ReadOnlySpan<byte> file)
    {
        var pieces = new List<(byte[] Text, float Score, int Type)>();
        int? modelType = null;
        bool byteFallback = false, spaceAsSuffix = false;
        bool dummyPrefix = true, trimsSpaces = true, escapesSpaces = true, rewrites = false;
        var message = new ProtobufReader(file);
        while (message.Next())
        {
            switch (message.Field)
            {
                case 1:
                    pieces.Add(ReadPiece(message.Bytes));
                    break;
                case 2:
                    var trainer = new ProtobufReader(message.Bytes);
                    while (trainer.Next())
                    {
                        switch (trainer.Field)
                        {
                            case 3: modelType = (int)trainer.Number; break;
                            case 24: spaceAsSuffix = trainer.Number != 0; break;
                            case 35: byteFallback = trainer.Number != 0; break;
                        }
                    }

                    break;
                case 3:
                    var normalizer = new ProtobufReader(message.Bytes);
                    while (normalizer.Next())
                    {
                        switch (normalizer.Field)
                        {
                            case 2: rewrites = normalizer.Bytes.Length > 0; break;
                            case 3: dummyPrefix = normalizer.Number != 0; break;
                            case 4: trimsSpaces = normalizer.Number != 0; break;
                            case 5: escapesSpaces = normalizer.Number != 0; break;
                        }
                    }

                    break;
            }
        }

        if (pieces.Count == 0 || modelType is null)
        {
            throw NoVocabulary();
        }

        Require(modelType == Bpe, "it is no BPE vocabulary; of SentencePiece's kinds only BPE is counted");
        Require(byteFallback, "it has no byte fallback, so it has unknown characters");
        Require(!rewrites, "it normalizes the text before it counts");
        Require(!dummyPrefix, "it puts a space before each text (add_dummy_prefix)");
        Require(!trimsSpaces, "it takes spaces away (remove_extra_whitespaces)");
        Require(escapesSpaces && !spaceAsSuffix, "it treats spaces in another way than Gemma's vocabularies");
        return new Vocabulary(Ranked(pieces), Merges: null);
    }

    /// <summary>Says which files are taken. A file that is no JSON object is taken for SentencePiece's, whatever its name is.</summary>
    public static UnsupportedVocabularyException NoVocabulary() =>
        new("This file is no vocabulary. Name a `tokenizer.json` (Hugging Face's, a JSON object) or a `tokenizer.model` (SentencePiece's, binary); it reads as neither.");

    private static (byte[] Text, float Score, int Type) ReadPiece(ReadOnlySpan<byte> bytes)
    {
        (byte[] Text, float Score, int Type) piece = ([], 0, NormalType);
        var message = new ProtobufReader(bytes);
        while (message.Next())
        {
            switch (message.Field)
            {
                case 1: piece.Text = message.Bytes.ToArray(); break;
                case 2: piece.Score = BitConverter.UInt32BitsToSingle((uint)message.Number); break;
                case 3: piece.Type = (int)message.Number; break;
            }
        }

        return piece;
    }

    /// <summary>The piece of the highest score has the lowest rank.</summary>
    private static Piece[] Ranked(List<(byte[] Text, float Score, int Type)> pieces)
    {
        var normal = Enumerable.Range(0, pieces.Count).Where(id => pieces[id].Type == NormalType).OrderByDescending(id => pieces[id].Score).ToArray();
        var ranks = new int[pieces.Count];
        for (var rank = 0; rank < normal.Length; rank++)
        {
            ranks[normal[rank]] = rank;
            Require(
                rank == 0 || pieces[normal[rank]].Score != pieces[normal[rank - 1]].Score || !IsLong(normal[rank]) || !IsLong(normal[rank - 1]),
                "two of its pieces have the same score");
        }

        return [.. pieces.Select((piece, id) => piece.Type switch
        {
            NormalType => new Piece(Vocabulary.WithSpaces(piece.Text), PieceKind.Normal, ranks[id]),
            UserDefinedType => new Piece(Vocabulary.WithSpaces(piece.Text), PieceKind.UserDefined, 0),
            ByteType => new Piece([BytePiece.Value(Encoding.UTF8.GetString(piece.Text)) ?? throw Unsupported("one of its byte pieces names no byte")], PieceKind.Byte, 0),
            UnknownType or ControlType => new Piece([], PieceKind.Control, 0),
            _ => throw Unsupported("it has pieces that are switched off"),
        })];

        bool IsLong(int id) => Encoding.UTF8.GetString(pieces[id].Text).EnumerateRunes().Skip(1).Any();
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Unsupported(otherwise);
        }
    }

    private static UnsupportedVocabularyException Unsupported(string why) => new($"This tokenizer.model cannot be used: {why}.");
}
