using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DatasetLsp.Tokenizers.Counting;

/// <summary>
/// A text as SentencePiece sees it: each byte that is no UTF-8 is U+FFFD, and U+2581, which stands for a space, is a space.
/// Most texts are that already, and are not copied.
/// </summary>
internal readonly ref struct PreparedText
{
    private readonly byte[]? _copy;

    /// <summary>Takes a buffer where the text must be copied; give it back with <see cref="Dispose"/>.</summary>
    public PreparedText(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text) || (Utf8.IsValid(text) && text.IndexOf("\u2581"u8) < 0))
        {
            Text = text;
            return;
        }

        _copy = ArrayPool<byte>.Shared.Rent(checked(text.Length * 3));
        var length = 0;
        for (int at = 0, read; at < text.Length; at += read)
        {
            read = Step(text, at, out var replacement);
            var written = replacement.IsEmpty ? text.Slice(at, read) : replacement;
            written.CopyTo(_copy.AsSpan(length));
            length += written.Length;
        }

        Text = _copy.AsSpan(0, length);
    }

    /// <summary>What to count.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Whether places in <see cref="Text"/> are others than in the text itself.</summary>
    public bool IsCopy => _copy is not null;

    public void Dispose()
    {
        if (_copy is not null)
        {
            ArrayPool<byte>.Shared.Return(_copy);
        }
    }

    /// <summary>Where the tokens begin in the text itself, of which they know only where they begin in the copy.</summary>
    /// <param name="text">The text that was copied.</param>
    /// <param name="tokens">In order.</param>
    public static void MoveBack(ReadOnlySpan<byte> text, Span<Token> tokens)
    {
        int at = 0, copied = 0, read = 0, written = 0;
        var replaced = false;
        foreach (ref var token in tokens)
        {
            // Goes on to the character in which the token begins.
            while (copied + written <= token.Start)
            {
                at += read;
                copied += written;
                read = Step(text, at, out var replacement);
                replaced = !replacement.IsEmpty;
                written = replaced ? replacement.Length : read;
            }

            token = token with { Start = replaced ? at : at + token.Start - copied };
        }
    }

    /// <summary>How many bytes the character at this place has, and what it is replaced by, if it is.</summary>
    private static int Step(ReadOnlySpan<byte> text, int at, out ReadOnlySpan<byte> replacement)
    {
        var status = Rune.DecodeFromUtf8(text[at..], out var character, out var read);
        replacement = status != OperationStatus.Done ? "\uFFFD"u8 : character.Value == 0x2581 ? " "u8 : default;
        return status == OperationStatus.Done ? read : 1;
    }
}
