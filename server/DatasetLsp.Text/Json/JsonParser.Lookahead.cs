namespace DatasetLsp.Text.Json;

/// <summary>The questions recovery asks about what lies ahead. None of them moves or reports; each looks at a bounded stretch.</summary>
internal ref partial struct JsonParser
{
    /// <summary>Bytes of a key or string that a question reads; a longer one is given the benefit of the doubt.</summary>
    private const int Window = 256;

    private const int MaxClosers = 16;

    /// <summary>Whether a string that ended before <paramref name="pos"/> would leave text that goes on as JSON does.</summary>
    private readonly bool Fits(int pos, bool isKey)
    {
        pos = PastSpace(pos);
        return isKey
            ? pos < _text.Length && _text[pos] == ':' && StartsValue(PastSpace(pos + 1))
            : FitsAfterValue(pos, _depth);
    }

    /// <summary>Whether what stands at <paramref name="pos"/> can follow a value inside <paramref name="depth"/> open brackets, up to the next value or the end.</summary>
    private readonly bool FitsAfterValue(int pos, int depth)
    {
        for (int closers = 0; closers < MaxClosers; closers++)
        {
            pos = PastSpace(pos);
            if (depth == 0)
            {
                return FitsAfterRoot(pos);
            }

            if (pos == _text.Length)
            {
                return depth == 1 && _isOpenerMissing;
            }

            bool inObject = _nodes[_open[depth - 1]].Kind == JsonKind.Object;
            if (_text[pos] == ',')
            {
                while (pos < _text.Length && _text[pos] == ',')
                {
                    pos = PastSpace(pos + 1);
                }

                return pos == _text.Length || (inObject ? _text[pos] == '}' || LooksLikeMember(pos) : LooksLikeElement(pos));
            }

            if (_text[pos] != (inObject ? '}' : ']'))
            {
                return false;
            }

            depth--;
            pos++;
        }

        return true;
    }

    private readonly bool FitsAfterRoot(int pos)
    {
        if (pos < _text.Length && _text[pos] == ',')
        {
            pos = PastSpace(pos + 1);
        }

        return pos == _text.Length || (_text[pos] is (byte)'{' or (byte)'[' && pos + 1 < _text.Length && _text[pos + 1] is (byte)'"' or (byte)'{');
    }

    private readonly bool LooksLikeKey(int pos) => FindColon(pos, out _);

    /// <summary>Whether a key, a colon and the beginning of a value stand there.</summary>
    private readonly bool LooksLikeMember(int pos) => FindColon(pos, out int colon) && (colon < 0 || StartsValue(PastSpace(colon + 1)));

    /// <summary>Whether a key in any quotes, or none, and a colon stand there; <paramref name="colon"/> is -1 where the key is too long to tell.</summary>
    private readonly bool FindColon(int pos, out int colon)
    {
        colon = -1;
        int end = QuoteLength(pos) > 0 ? FindStringEnd(pos) : WordEnd(pos);
        if (end < 0)
        {
            return true;
        }

        colon = PastSpace(end);
        return end > pos && colon < _text.Length && _text[colon] == ':';
    }

    /// <summary>Whether an array's element stands there, with the comma or bracket after it.</summary>
    private readonly bool LooksLikeElement(int pos)
    {
        if (pos == _text.Length || _text[pos] is (byte)'{' or (byte)'[' or (byte)']')
        {
            return true;
        }

        int end;
        if (QuoteLength(pos) > 0)
        {
            end = FindStringEnd(pos);
        }
        else
        {
            end = TokenEnd(pos);
            if (JsonToken.Classify(_text[pos..end]) is JsonTokenKind.Text or JsonTokenKind.Sign)
            {
                return false;
            }
        }

        if (end < 0)
        {
            return true;
        }

        end = PastSpace(end);
        return end == _text.Length || _text[end] is (byte)',' or (byte)']';
    }

    private readonly bool StartsValue(int pos)
    {
        if (pos >= _text.Length)
        {
            return true;
        }

        return _text[pos] is (byte)'{' or (byte)'['
            || QuoteLength(pos) > 0
            || JsonToken.Classify(_text[pos..TokenEnd(pos)]) is not (JsonTokenKind.Text or JsonTokenKind.Sign);
    }

    /// <summary>Bytes of the quote there, of any sort: 1, 3 for a typographic one, 0 for none.</summary>
    private readonly int QuoteLength(int pos)
    {
        if (pos >= _text.Length)
        {
            return 0;
        }

        return _text[pos] is (byte)'"' or (byte)'\'' ? 1 : SmartQuoteLength(pos);
    }

    /// <summary>3 if one of U+2018 to U+201F stands there, else 0.</summary>
    private readonly int SmartQuoteLength(int pos) =>
        pos + 2 < _text.Length && _text[pos] == 0xE2 && _text[pos + 1] == 0x80 && _text[pos + 2] is >= 0x98 and <= 0x9F ? 3 : 0;

    /// <summary>Whether the quote at <paramref name="pos"/> can close a string that the one at <paramref name="open"/> opened; its length, else 0.</summary>
    private readonly int ClosingQuoteLength(int open, int pos)
    {
        if (_text[open] is (byte)'"' or (byte)'\'')
        {
            return _text[pos] == _text[open] ? 1 : 0;
        }

        bool isDouble = _text[open + 2] >= 0x9C;
        if (_text[pos] == (isDouble ? '"' : '\''))
        {
            return 1;
        }

        return SmartQuoteLength(pos) > 0 && _text[pos + 2] >= 0x9C == isDouble ? 3 : 0;
    }

    /// <summary>After the closing quote of the string that begins at <paramref name="open"/>; <paramref name="open"/> itself where it has none, -1 where it is longer than the window.</summary>
    private readonly int FindStringEnd(int open)
    {
        int limit = Math.Min(_text.Length, open + Window);
        int pos = open + QuoteLength(open);
        while (pos < limit)
        {
            int distance = _text[pos..limit].IndexOfAny(QuoteStops);
            if (distance < 0)
            {
                break;
            }

            pos += distance;
            int length = ClosingQuoteLength(open, pos);
            if (length > 0)
            {
                return pos + length;
            }

            pos += _text[pos] == '\\' ? 2 : 1;
        }

        return limit == _text.Length ? open : -1;
    }

    /// <summary>The end of a run of letters, digits, _, $, -, . and characters beyond ASCII.</summary>
    private readonly int WordEnd(int pos)
    {
        int limit = Math.Min(_text.Length, pos + Window);
        while (pos < limit && (char.IsAsciiLetterOrDigit((char)_text[pos]) || _text[pos] is (byte)'_' or (byte)'$' or (byte)'-' or (byte)'.' or >= 0x80) && ForeignSpaceLength(pos) == 0)
        {
            pos++;
        }

        return pos;
    }

    /// <summary>The end of a run without white space, quotes, brackets, commas, colons, semicolons, backslashes and comments.</summary>
    private readonly int TokenEnd(int pos)
    {
        while (pos < _text.Length)
        {
            int distance = _text[pos..].IndexOfAny(TokenStops);
            if (distance < 0)
            {
                return _text.Length;
            }

            pos += distance;
            bool isStop = _text[pos] == '/' ? StartsComment(pos) : _text[pos] < 0x80 || ForeignSpaceLength(pos) > 0;
            if (isStop)
            {
                return pos;
            }

            pos++;
        }

        return pos;
    }

    /// <summary>After white space, what people take for it, and short comments.</summary>
    private readonly int PastSpace(int pos)
    {
        while (true)
        {
            pos = SpaceEnd(pos);
            if (pos >= _text.Length)
            {
                return pos;
            }

            int length = ForeignSpaceLength(pos);
            if (length == 0 && StartsComment(pos))
            {
                ReadOnlySpan<byte> window = _text[pos..Math.Min(_text.Length, pos + Window)];
                bool isBlock = window[0] == '/' && window[1] == '*';
                length = isBlock ? window[2..].IndexOf("*/"u8) + 4 : window.IndexOf((byte)'\n') + 1;
                length = isBlock && length == 3 ? 0 : length;
            }

            if (length == 0)
            {
                return pos;
            }

            pos += length;
        }
    }

    private readonly bool StartsComment(int pos) =>
        _text[pos] == '#' || (_text[pos] == '/' && pos + 1 < _text.Length && _text[pos + 1] is (byte)'/' or (byte)'*');

    private readonly int TrimEnd(int end)
    {
        while (end > 0 && _text[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            end--;
        }

        return end;
    }
}
