namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>A vocabulary as its file says it, before anything is built from it.</summary>
/// <param name="Pieces">By id; an id that the file leaves out is a control piece without text.</param>
/// <param name="Merges">How many merges the file names, or null where it says that any two pieces merge whose text together is a piece.</param>
internal sealed record Vocabulary(Piece[] Pieces, int? Merges)
{
    /// <summary>Pieces above this many bytes are refused, and so are vocabularies with more pieces than <see cref="MostPieces"/>.</summary>
    public const int LongestPiece = 255;

    /// <summary>What the tables have room for.</summary>
    public const int MostPieces = 1 << 20;

    /// <summary>Where the space of a text is written as U+2581, writes it as a space.</summary>
    public static byte[] WithSpaces(ReadOnlySpan<byte> text)
    {
        var result = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at..].StartsWith("\u2581"u8))
            {
                result.Add((byte)' ');
                at += 2;
            }
            else
            {
                result.Add(text[at]);
            }
        }

        return [.. result];
    }
}
