using System.Buffers;
using System.Text;

namespace DatasetLsp.Text.Json;

/// <summary>Strings that do not end where, or are not quoted as, they should, and the faults inside strings.</summary>
internal ref partial struct JsonParser
{
    /// <summary>The two double quotes, the backslash, and the lead byte of the typographic quotes.</summary>
    private static readonly SearchValues<byte> QuoteStops = SearchValues.Create((byte)'"', (byte)'\'', (byte)'\\', 0xE2);

    private static readonly SearchValues<byte> ContentFaults = SearchValues.Create(
        "\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    /// <summary>
    /// Reads a string in double quotes that has no closing quote (<paramref name="firstClose"/> is -1), or one after which the text does not go on.
    /// </summary>
    private void RecoverString(int start, int firstClose, bool isKey)
    {
        if (firstClose >= 0 && CanFollowString(PastSpace(firstClose + 1), isKey))
        {
            FinishString(start, 1, firstClose, 1, isKey);
        }
        else if (TryFindHiddenClose(start + 1, firstClose < 0 ? _end : firstClose, isKey, out int close, out int closeLength))
        {
            if (closeLength == 3)
            {
                Group(JsonErrorKind.SmartQuotes, close, close + 3, false, Replace(close, close + 3, "\""u8));
            }

            FinishString(start, 1, close, closeLength, isKey);
        }
        else if (firstClose < 0)
        {
            EndUnterminated(start, 1, isKey, "\""u8);
        }
        else if (IsFaultAfterString(firstClose, isKey))
        {
            FinishString(start, 1, firstClose, 1, isKey);
        }
        else if (!isKey && TryFindLostClose(start, firstClose, out close))
        {
            Report(JsonErrorKind.UnterminatedString, start, start + 1, false, Insert(close, "\""u8));
            FinishString(start, 1, close, 0, isKey);
        }
        else
        {
            close = FindLaterClose(firstClose + 1, isKey);
            if (close < 0)
            {
                close = firstClose;
            }
            else
            {
                ReportUnescapedQuotes(firstClose, close);
            }

            FinishString(start, 1, close, 1, isKey);
        }
    }

    private void FinishString(int start, int openQuote, int contentEnd, int closeQuote, bool isKey, bool isSingleQuoted = false)
    {
        bool hasEscapes = _text[(start + openQuote)..contentEnd].Contains((byte)'\\');
        AddString(start, contentEnd + closeQuote, openQuote, closeQuote, isKey, hasEscapes);
        _pos = contentEnd + closeQuote;
        DiagnoseContent(start + openQuote, contentEnd, isSingleQuoted);
    }

    /// <summary>
    /// Looks inside what was read as content for the quote that was meant to close: one that a backslash escapes (<c>"C:\dir\"</c>),
    /// or a typographic one that no other opened.
    /// </summary>
    private bool TryFindHiddenClose(int from, int to, bool isKey, out int close, out int closeLength)
    {
        _searchBudget -= to - from;
        int openedInside = 0;
        int pos = from;
        while (_searchBudget > 0 && pos < to)
        {
            int distance = _text[pos..to].IndexOfAny((byte)'\\', (byte)0xE2);
            if (distance < 0)
            {
                break;
            }

            pos += distance;
            if (_text[pos] == '\\')
            {
                if (pos + 1 < to && _text[pos + 1] == '"' && Fits(pos + 2, isKey))
                {
                    close = pos + 1;
                    closeLength = 1;
                    return true;
                }

                pos += 2;
            }
            else
            {
                int length = SmartQuoteLength(pos);
                bool isOpening = length > 0 && _text[pos + 2] is 0x9C or 0x9E;
                if (length > 0 && _text[pos + 2] == 0x9D && openedInside-- <= 0 && Fits(pos + 3, isKey))
                {
                    close = pos;
                    closeLength = 3;
                    return true;
                }

                openedInside = isOpening ? openedInside + 1 : Math.Max(0, openedInside);
                pos += Math.Max(1, length);
            }
        }

        close = closeLength = 0;
        return false;
    }

    /// <summary>Whether the string is sound and something else is wrong after it.</summary>
    private readonly bool IsFaultAfterString(int close, bool isKey)
    {
        int next = PastSpace(close + 1);
        byte c = _text[next];
        if (c is (byte)'}' or (byte)']' or (byte)':' or (byte)',')
        {
            return true;
        }

        if (isKey)
        {
            return c == '=' || LooksLikeKey(next) || (StartsValue(next) && (c != '"' || next > close + 1));
        }

        if (_nodes[_open[_depth - 1]].Kind == JsonKind.Object)
        {
            return QuoteLength(next) > 0 && LooksLikeMember(next);
        }

        return c is (byte)'{' or (byte)'[' ? next > close + 1 : LooksLikeElement(next);
    }

    /// <summary>
    /// Whether the quote at <paramref name="odd"/> opens the next key or element, because the string before it was never closed
    /// (<c>{"a": "x, "b": 1}</c>); <paramref name="close"/> is where the closing quote belongs.
    /// </summary>
    private readonly bool TryFindLostClose(int start, int odd, out int close)
    {
        close = 0;
        int comma = TrimEnd(odd) - 1;
        if (comma <= start || _text[comma] != ',')
        {
            return false;
        }

        close = TrimEnd(comma);
        return close > start && (_nodes[_open[_depth - 1]].Kind == JsonKind.Object ? LooksLikeMember(odd) : LooksLikeElement(odd));
    }

    /// <summary>The first quote from <paramref name="from"/> on that closes the string well; else the first that could; else -1.</summary>
    private int FindLaterClose(int from, bool isKey)
    {
        int second = -1;
        int pos = from;
        while (_searchBudget > 0)
        {
            int distance = pos < _text.Length ? _text[pos..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (distance < 0)
            {
                break;
            }

            _searchBudget -= distance + 1;
            pos += distance;
            if (_text[pos] == '\\')
            {
                pos += 2;
                continue;
            }

            if (Fits(pos + 1, isKey))
            {
                return pos;
            }

            int next = SpaceEnd(pos + 1);
            if (second < 0 && next < _text.Length && CanFollowString(next, isKey))
            {
                second = pos;
            }

            pos++;
        }

        _searchBudget -= Math.Max(0, _text.Length - pos);
        return second;
    }

    private void ReportUnescapedQuotes(int first, int close)
    {
        var edits = new List<ByteEdit>();
        for (int pos = first; pos < close; pos++)
        {
            if (_text[pos] == '\\')
            {
                pos++;
            }
            else if (_text[pos] == '"')
            {
                edits.Add(Insert(pos, "\\"u8));
            }
        }

        Report(JsonErrorKind.UnescapedQuote, first, first + 1, edits, isCertain: false);
    }

    /// <summary>
    /// After a comma that nothing sensible follows: if the value before it is a string, and the very next quote closes well, then the comma
    /// is part of that string (<c>{"a": "he said hi", and left"}</c>).
    /// </summary>
    private bool TryExtendPreviousString()
    {
        int index = _count - 1;
        NodeRecord last = index >= 0 ? _nodes[index] : default;
        if (_depth == 0 || last.Kind != JsonKind.String || last.Parent != _open[_depth - 1] || (last.Traits & NodeTraits.Key) != 0
            || last.OpenQuote != 1 || last.CloseQuote != 1 || _text[last.Start] != '"' || _lastComma < last.End
            || SpaceEnd(last.End) != _lastComma || _searchBudget <= 0)
        {
            return false;
        }

        int distance = _text[_lastComma..].IndexOf((byte)'"');
        _searchBudget -= distance < 0 ? _text.Length - _lastComma : distance;
        int close = _lastComma + distance;
        if (distance < 0 || _text[close - 1] == '\\' || !Fits(close + 1, isKey: false))
        {
            return false;
        }

        _errors?.RemoveInside(last.Start + 1, last.End);
        ReportUnescapedQuotes(last.End - 1, close);
        _count--;
        _nodes[last.Parent].Count--;
        FinishString(last.Start, 1, close, 1, isKey: false);
        return true;
    }

    /// <summary>Reads a string in single or typographic quotes, with Python's prefix letters if there are any.</summary>
    private void ReadQuoted(int prefix, bool isKey)
    {
        int start = _pos;
        int open = start + prefix;
        int openLength = QuoteLength(open);
        JsonErrorKind kind = _text[open] == '\'' ? JsonErrorKind.SingleQuotes : JsonErrorKind.SmartQuotes;
        int close = FindQuotedClose(open, isKey, out int closeLength, out bool isCertain);
        if (close < 0)
        {
            ReadOnlySpan<byte> closing = kind == JsonErrorKind.SingleQuotes ? "'"u8 : _text[open + 2] >= 0x9C ? "”"u8 : "’"u8;
            EndUnterminated(start, prefix + openLength, isKey, closing);
            return;
        }

        Group(kind, open, open + openLength, isCertain, Replace(start, open + openLength, "\""u8), Replace(close, close + closeLength, "\""u8));
        for (int pos = open + openLength; pos < close; pos++)
        {
            if (_text[pos] == '"')
            {
                Group(kind, open, open + openLength, isCertain, Insert(pos, "\\"u8));
            }
            else if (_text[pos] == '\\')
            {
                if (kind == JsonErrorKind.SingleQuotes && pos + 1 < close && _text[pos + 1] == '\'')
                {
                    Group(kind, open, open + openLength, isCertain, Replace(pos, pos + 1, default));
                }

                pos++;
            }
        }

        FinishString(start, prefix + openLength, close, closeLength, isKey, isSingleQuoted: kind == JsonErrorKind.SingleQuotes);
    }

    /// <summary>Where a string in other quotes ends: the first closing quote after which the text goes on, else the first that could end it, else the first.</summary>
    private int FindQuotedClose(int open, bool isKey, out int closeLength, out bool isFirst)
    {
        int first = -1;
        int second = -1;
        isFirst = true;
        int pos = open + QuoteLength(open);
        while (pos < _text.Length && (first < 0 || _searchBudget > 0))
        {
            int distance = _text[pos..].IndexOfAny(QuoteStops);
            if (distance < 0)
            {
                break;
            }

            pos += distance;
            if (first >= 0)
            {
                _searchBudget -= distance + 1;
            }

            closeLength = ClosingQuoteLength(open, pos);
            if (closeLength == 0)
            {
                pos += _text[pos] == '\\' ? 2 : 1;
                continue;
            }

            if (Fits(pos + closeLength, isKey))
            {
                isFirst = first < 0;
                return pos;
            }

            int next = SpaceEnd(pos + closeLength);
            if (second < 0 && next < _text.Length && CanFollowString(next, isKey))
            {
                second = pos;
            }

            first = first < 0 ? pos : first;
            pos += closeLength;
        }

        isFirst = false;
        int close = second >= 0 ? second : first;
        closeLength = close < 0 ? 0 : ClosingQuoteLength(open, close);
        return close;
    }

    /// <summary>Ends a string that nothing closes: before the closing brackets at the text's end if they are the ones that are due, else at the end.</summary>
    private void EndUnterminated(int start, int openLength, bool isKey, ReadOnlySpan<byte> closing)
    {
        int contentStart = start + openLength;
        int contentEnd = isKey ? -1 : FindDueClosers(contentStart);
        if (contentEnd >= 0)
        {
            Report(JsonErrorKind.UnterminatedString, start, contentStart, false, Insert(contentEnd, closing));
            FinishString(start, openLength, contentEnd, 0, isKey);
            return;
        }

        int contentLimit = Math.Max(contentStart, _end);
        contentEnd = PartialEscapeStart(contentStart, contentLimit);
        bool hasEscapes = _text[contentStart..contentLimit].Contains((byte)'\\');
        AddString(start, contentLimit, openLength, 0, isKey, hasEscapes);
        DiagnoseContent(contentStart, contentEnd, isSingleQuoted: closing[0] == '\'');
        Report(JsonErrorKind.UnterminatedString, start, contentStart, false, Replace(contentEnd, contentLimit, [.. closing, .. isKey ? ":null"u8 : default, .. DueClosers()]));
        if (isKey)
        {
            AddNode(JsonKind.Missing, contentLimit, contentLimit);
        }

        EndAll();
    }

    /// <summary>Where the text's last brackets begin if they close exactly what is open; else -1.</summary>
    private readonly int FindDueClosers(int contentStart)
    {
        int pos = _end;
        for (int level = _isOpenerMissing ? 1 : 0; level < _depth; level++)
        {
            pos = TrimEnd(pos);
            if (pos <= contentStart || _text[pos - 1] != (_nodes[_open[level]].Kind == JsonKind.Object ? '}' : ']'))
            {
                return -1;
            }

            pos--;
        }

        return _depth > 0 && pos < _end ? pos : -1;
    }

    /// <summary>Where an escape begins that the end of the text cuts off; <paramref name="end"/> if there is none.</summary>
    private readonly int PartialEscapeStart(int start, int end)
    {
        int pos = start;
        while (pos < end)
        {
            int distance = _text[pos..end].IndexOf((byte)'\\');
            if (distance < 0)
            {
                break;
            }

            pos += distance;
            EscapeKind kind = EscapeReader.Read(_text[pos..end], out int length, out _);
            int left = end - pos;
            if ((kind == EscapeKind.Invalid && (left == 1 || (left < 6 && _text[pos + 1] == 'u')))
                || (kind == EscapeKind.LoneSurrogate && (left == 6 || (left < 12 && _text[pos + 6] == '\\'))))
            {
                return pos;
            }

            pos += length;
        }

        return end;
    }

    /// <summary>Reports raw control characters, bad escapes and lone surrogates between two quotes: each sort once, with the repair of all.</summary>
    private void DiagnoseContent(int start, int end, bool isSingleQuoted)
    {
        Span<byte> escaped = stackalloc byte[6];
        List<ByteEdit>? controls = null;
        List<ByteEdit>? escapes = null;
        List<ByteEdit>? surrogates = null;
        bool areEscapesCertain = true;
        TextSpan escapeSpan = default;
        int pos = start;
        while (pos < end)
        {
            int distance = _text[pos..end].IndexOfAny(ContentFaults);
            if (distance < 0)
            {
                break;
            }

            pos += distance;
            if (_text[pos] != '\\')
            {
                (controls ??= []).Add(Replace(pos, pos + 1, escaped[..WriteEscaped(_text[pos], escaped)]));
                pos++;
                continue;
            }

            EscapeKind kind = EscapeReader.Read(_text[pos..end], out int length, out _);
            if (kind == EscapeKind.LoneSurrogate)
            {
                (surrogates ??= []).Add(Replace(pos, pos + length, "\\ufffd"u8));
            }
            else if (kind == EscapeKind.Invalid || (kind == EscapeKind.Apostrophe && !isSingleQuoted))
            {
                if (escapes is null)
                {
                    escapes = [];
                    escapeSpan = TextSpan.FromBounds(pos, Math.Min(end, CharacterEnd(pos + 1)));
                }

                areEscapesCertain &= kind == EscapeKind.Apostrophe;
                escapes.Add(kind == EscapeKind.Apostrophe ? Replace(pos, pos + 1, default) : Insert(pos, "\\"u8));
            }

            pos += length;
        }

        if (controls is not null)
        {
            Report(JsonErrorKind.UnescapedControlCharacter, controls[0].Span.Start, controls[0].Span.End, controls, isCertain: true);
        }

        if (escapes is not null)
        {
            Report(JsonErrorKind.InvalidEscape, escapeSpan.Start, escapeSpan.End, escapes, areEscapesCertain);
        }

        if (surrogates is not null)
        {
            Report(JsonErrorKind.LoneSurrogate, surrogates[0].Span.Start, surrogates[0].Span.End, surrogates, isCertain: false);
        }
    }

    private static int WriteEscaped(byte control, Span<byte> destination)
    {
        ReadOnlySpan<byte> escaped = control switch
        {
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => Encoding.UTF8.GetBytes($"\\u{control:x4}"),
        };
        escaped.CopyTo(destination);
        return escaped.Length;
    }
}
