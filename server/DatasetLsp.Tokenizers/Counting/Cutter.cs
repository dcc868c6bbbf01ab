using DatasetLsp.Tokenizers.Tables;

namespace DatasetLsp.Tokenizers.Counting;

/// <summary>Cuts valid UTF-8 into pieces that are taken as they stand, and stretches between them across whose borders nothing merges.</summary>
internal ref struct Cutter(TokenizerTables tables, ReadOnlySpan<byte> text, int start = 0)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the current cut begins, in bytes.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; } = start;

    /// <summary>The id of the piece that is taken as it stands, or -1 where this is a stretch to merge.</summary>
    public int Found { get; private set; }

    /// <summary>The bytes of the current cut.</summary>
    public readonly ReadOnlySpan<byte> Text => _text[Start..End];

    /// <summary>Goes to the next cut; false at the end of the text.</summary>
    public bool Next()
    {
        Start = End;
        if (Start >= _text.Length)
        {
            return false;
        }

        Found = FindAt(Start, out var length);
        if (Found >= 0)
        {
            End = Start + length;
            return true;
        }

        var left = Utf8Text.Character(_text[Start..]);
        End = Start + Utf8Text.LengthOf(_text[Start]);
        while (End < _text.Length)
        {
            var right = Utf8Text.Character(_text[End..]);
            if (!tables.Bigrams.MayJoin(left, right) || FindAt(End, out _) >= 0)
            {
                break;
            }

            left = right;
            End += Utf8Text.LengthOf(_text[End]);
        }

        return true;
    }

    private readonly int FindAt(int place, out int length)
    {
        var match = tables.FoundTrie.LongestMatch(_text[place..], out length);
        return match < 0 ? -1 : tables.FoundIds[match];
    }
}
