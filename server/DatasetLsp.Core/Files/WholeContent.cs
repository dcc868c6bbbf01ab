namespace DatasetLsp.Core.Files;

/// <summary>Reads what fits into one array.</summary>
public static class WholeContent
{
    private const int PieceBytes = 1024 * 1024;

    /// <summary>All bytes up to the stream's end.</summary>
    /// <param name="stream">A file or a pipe.</param>
    /// <param name="most">How many bytes there may be; an array holds no more than <see cref="Array.MaxLength"/>.</param>
    /// <exception cref="IOException">It cannot be read, or there are more.</exception>
    public static byte[] Of(Stream stream, long most)
    {
        // Asked first: nobody should wait for 2 GB to be read, only to learn that there are more.
        if (stream.CanSeek && stream.Length > most)
        {
            throw TooLarge();
        }

        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var piece = new byte[PieceBytes];
        while (stream.Read(piece) is > 0 and var read)
        {
            if (content.Length + read > most)
            {
                throw TooLarge();
            }

            content.Write(piece, 0, read);
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static IOException TooLarge() => new("It is larger than 2 GB; cut it at line ends into smaller files, and name those.");
}
