using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DatasetLsp.Text.Json;

/// <summary>What the reader does where the grammar is broken: one error, then back to the grammar at the nearest place.</summary>
internal ref partial struct JsonParser
{
    private const int MaxSpan = 32;
    private const int MaxInvalidUtf8 = 16;

    /// <summary>What ends a word. A slash does so only in a comment, the lead bytes beyond ASCII only in white space.</summary>
    private static readonly SearchValues<byte> TokenStops = SearchValues.Create(
        [.. " \t\r\n\v\f,:;{}[]\"'\\/#\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF]);

    private static readonly SearchValues<byte> TextStops = SearchValues.Create(",{}[]\"\r\n"u8);

    private static ByteEdit Insert(int at, ReadOnlySpan<byte> text) => new(new TextSpan(at, 0), text.ToArray());

    private static ByteEdit Replace(int start, int end, ReadOnlySpan<byte> text) => new(TextSpan.FromBounds(start, end), text.ToArray());

    private void ReportInvalidUtf8()
    {
        if (Utf8.IsValid(_text))
        {
            return;
        }

        int pos = 0;
        for (int found = 0; pos < _text.Length && found < MaxInvalidUtf8;)
        {
            bool isValid = Rune.DecodeFromUtf8(_text[pos..], out _, out int length) == OperationStatus.Done;
            if (!isValid)
            {
                Report(JsonErrorKind.InvalidUtf8, pos, pos + length, null, isCertain: false);
                found++;
            }

            pos += length;
        }
    }

    private void SkipByteOrderMark()
    {
        if (_text.StartsWith("\uFEFF"u8))
        {
            Report(JsonErrorKind.ByteOrderMark, 0, 3, [Replace(0, 3, default)], isCertain: true);
            _pos = 3;
        }
    }

    /// <summary>Reports a fault of the grammar unless it follows from the last one.</summary>
    private void Report(JsonErrorKind kind, int start, int end, bool isCertain = false, params ReadOnlySpan<ByteEdit> edits)
    {
        if (!_quiet)
        {
            Report(kind, start, end, edits.IsEmpty ? null : [.. edits], isCertain);
        }
    }

    private void Report(JsonErrorKind kind, int start, int end, List<ByteEdit>? edits, bool isCertain, TextSpan? opener = null) =>
        (_errors ??= new JsonErrorList()).Add(kind, ShortSpan(start, end), edits, isCertain, opener);

    private void Group(JsonErrorKind kind, int start, int end, bool isCertain, params ReadOnlySpan<ByteEdit> edits) =>
        (_errors ??= new JsonErrorList()).AddToGroup(kind, ShortSpan(start, end), isCertain, edits);

    private readonly TextSpan ShortSpan(int start, int end)
    {
        if (end - start > MaxSpan)
        {
            end = start + MaxSpan;
            while (end > start + 1 && (_text[end] & 0xC0) == 0x80)
            {
                end--;
            }
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The end of the character that begins at <paramref name="pos"/>.</summary>
    private readonly int CharacterEnd(int pos)
    {
        pos++;
        while (pos < _text.Length && (_text[pos] & 0xC0) == 0x80)
        {
            pos++;
        }

        return Math.Min(pos, _text.Length);
    }

    /// <summary>Skips, and reports, a comment or white space that is none to JSON; false if there is neither.</summary>
    private bool SkipForeignSpace()
    {
        int length = ForeignSpaceLength(_pos);
        if (length > 0)
        {
            Group(JsonErrorKind.UnexpectedCharacter, _pos, _pos + length, true, Replace(_pos, _pos + length, " "u8));
            _pos += length;
            return true;
        }

        if (!StartsComment(_pos))
        {
            return false;
        }

        int start = _pos;
        bool isBlock = _text[start] == '/' && _text[start + 1] == '*';
        int distance = isBlock ? _text[(start + 2)..].IndexOf("*/"u8) : _text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        _pos = distance < 0 ? _text.Length : isBlock ? start + 2 + distance + 2 : start + distance;
        _endsInComment = AtEnd;
        if (isBlock && distance < 0)
        {
            Report(JsonErrorKind.Comment, start, start + 2, null, isCertain: false);
            return true;
        }

        // A comment up to the text's end may have swallowed the rest of an open object, and one that holds JSON is data put aside.
        bool isCertain = (isBlock || (_text[start] == '/' && (distance >= 0 || (_depth == 0 && _count > 0))))
            && _text[start.._pos].IndexOfAny("{\""u8) < 0;
        bool standsApart = AtEnd || start == 0 || IsTokenEnd(_pos) || _text[start - 1] is (byte)',' or (byte)':' or (byte)'{' or (byte)'[' or <= (byte)' ';
        Report(JsonErrorKind.Comment, start, _pos, [Replace(start, _pos, standsApart ? default : " "u8)], isCertain);
        return true;
    }

    /// <summary>Bytes of a character that people take for white space and JSON does not; else 0.</summary>
    private readonly int ForeignSpaceLength(int pos)
    {
        switch (_text[pos])
        {
            case (byte)'\v' or (byte)'\f':
                return 1;
            case < 0xC2:
                return 0;
            default:
                bool isValid = Rune.DecodeFromUtf8(_text[pos..], out Rune rune, out int length) == OperationStatus.Done;
                return isValid && (Rune.IsWhiteSpace(rune) || rune.Value is 0xFEFF or 0x2060 or (>= 0x200B and <= 0x200D)) ? length : 0;
        }
    }

    /// <summary>Where to begin: at a value, or, where the text begins with a key, inside an object that has lost its brace.</summary>
    private State StartState()
    {
        if (_text[_pos] != '"' || !LooksLikeMember(_pos))
        {
            return State.Value;
        }

        _isOpenerMissing = true;
        Group(JsonErrorKind.MissingOpener, _pos, _pos, false, Insert(_pos, "{"u8));
        int index = AddNode(JsonKind.Object, _pos, _pos);
        _open[_depth++] = index;
        return State.FirstKey;
    }

    /// <summary>The text ends inside what is open.</summary>
    private State Truncate()
    {
        if (_depth == 0)
        {
            return State.End;
        }

        int from = _end;
        ReadOnlySpan<byte> filler = default;
        NodeRecord last = _nodes[_count - 1];
        if ((last.Traits & NodeTraits.Key) != 0)
        {
            filler = _text[_end - 1] == ':' && last.End < _end ? "null"u8 : ":null"u8;
        }
        else if (_lastComma == _end - 1)
        {
            from = _lastComma;
        }

        return Truncate(from, filler);
    }

    private State Truncate(int from, ReadOnlySpan<byte> filler)
    {
        if (_depth > 1 || !_isOpenerMissing)
        {
            List<ByteEdit>? edits = _endsInComment ? null : [Replace(from, _end, [.. filler, .. DueClosers()])];
            Report(JsonErrorKind.Truncated, _end, _end, edits, isCertain: false, new TextSpan(_nodes[_open[_depth - 1]].Start, 1));
        }

        return EndAll();
    }

    private readonly byte[] DueClosers()
    {
        int first = _isOpenerMissing ? 1 : 0;
        byte[] closers = new byte[Math.Max(0, _depth - first)];
        for (int i = 0; i < closers.Length; i++)
        {
            closers[i] = Closer(_depth - 1 - i);
        }

        return closers;
    }

    private readonly byte Closer(int level) => _nodes[_open[level]].Kind == JsonKind.Object ? (byte)'}' : (byte)']';

    /// <summary>Closes all that is open at the end of the text, without a word.</summary>
    private State EndAll()
    {
        if (_depth > 0)
        {
            AddMissingValue(_end);
            if (_isOpenerMissing)
            {
                Group(JsonErrorKind.MissingOpener, 0, 0, false, Insert(_end, "}"u8));
            }
        }

        while (_depth > 0)
        {
            EndContainer(_end);
        }

        _pos = _text.Length;
        return State.End;
    }

    /// <summary>Gives the last key, if it has no value yet, a missing one.</summary>
    private void AddMissingValue(int at)
    {
        if ((_nodes[_count - 1].Traits & NodeTraits.Key) != 0)
        {
            AddNode(JsonKind.Missing, at, at);
        }
    }

    private void AddMissingKey() => AddNode(JsonKind.Missing, _pos, _pos, NodeTraits.Key);

    private State ReadOddKey(byte c, bool isFirst)
    {
        switch (c)
        {
            case (byte)'}':
                Report(JsonErrorKind.TrailingComma, _lastComma, _lastComma + 1, true, Replace(_lastComma, _lastComma + 1, default));
                return Close();
            case (byte)']':
                return CloseMismatched(c);
            case (byte)',':
                return SkipCommas(State.FirstKey);
            case (byte)':':
                Report(JsonErrorKind.MissingKey, _pos, _pos);
                AddMissingKey();
                return ReadColon();
            case (byte)'{' or (byte)'[':
                Report(JsonErrorKind.MissingKey, _pos, _pos);
                AddMissingKey();
                return State.Value;
            default:
                int prefix = PythonPrefixLength();
                if (QuoteLength(_pos + prefix) > 0)
                {
                    ReadQuoted(prefix, isKey: true);
                    return AtEnd ? Truncate() : ReadColon();
                }

                return ReadBareKey(isFirst);
        }
    }

    private State ReadBareKey(bool isFirst)
    {
        int start = _pos;
        int end = TokenEnd(start);
        if (end == start)
        {
            return SkipCharacter(State.FirstKey);
        }

        int colon = PastSpace(end);
        if (end < _text.Length && _text[end] == '"' && Fits(end + 1, isKey: true))
        {
            Group(JsonErrorKind.UnquotedKey, start, end, false, Insert(start, "\""u8));
            AddString(start, end + 1, 0, 1, isKey: true, hasEscapes: false);
            _pos = end + 1;
            return ReadColon();
        }

        bool isCertain = true;
        while (colon > end && colon < _text.Length && TokenEnd(colon) > colon && TokenEnd(colon) - start < Window)
        {
            isCertain = false;
            end = TokenEnd(colon);
            colon = PastSpace(end);
        }

        if (colon < _text.Length && _text[colon] == ':')
        {
            Group(JsonErrorKind.UnquotedKey, start, end, isCertain, Insert(start, "\""u8), Insert(end, "\""u8));
            AddString(start, end, 0, 0, isKey: true, hasEscapes: false);
            _pos = end;
            return ReadColon();
        }

        if (!isFirst && TryExtendPreviousString())
        {
            return State.AfterValue;
        }

        end = TokenEnd(start);
        JsonErrorKind kind = JsonToken.Classify(_text[start..end]) switch
        {
            JsonTokenKind.Text => JsonErrorKind.UnquotedText,
            JsonTokenKind.Sign => JsonErrorKind.UnexpectedCharacter,
            _ => JsonErrorKind.MissingKey,
        };
        Report(kind, start, kind == JsonErrorKind.MissingKey ? start : end);
        AddMissingKey();
        _quiet = true;
        return State.Value;
    }

    /// <summary>After a key that no colon follows.</summary>
    private State ReadOddColon()
    {
        if (AtEnd)
        {
            return Truncate();
        }

        int keyEnd = _nodes[_count - 1].End;
        byte c = _text[_pos];
        if (c is (byte)',' or (byte)'}' or (byte)']')
        {
            Report(JsonErrorKind.MissingValue, keyEnd, keyEnd);
            AddMissingValue(keyEnd);
            _quiet = true;
            return State.AfterValue;
        }

        if (c is (byte)'"' && LooksLikeKey(_pos))
        {
            Report(JsonErrorKind.MissingValue, keyEnd, keyEnd);
            AddMissingValue(keyEnd);
            return State.Key;
        }

        if (c is (byte)'=')
        {
            int length = _pos + 1 < _text.Length && _text[_pos + 1] == '>' ? 2 : 1;
            Report(JsonErrorKind.MissingColon, _pos, _pos + length, false, Replace(_pos, _pos + length, ":"u8));
            _pos += length;
            SkipSpace();
            return State.Value;
        }

        Report(JsonErrorKind.MissingColon, keyEnd, keyEnd, false, Insert(keyEnd, ":"u8));
        _quiet = true;
        return State.Value;
    }

    private State ReadOddValue(byte c)
    {
        bool inObject = _depth > 0 && _nodes[_open[_depth - 1]].Kind == JsonKind.Object;
        switch (c)
        {
            case (byte)',' or (byte)'}' or (byte)']' when inObject:
                int at = Math.Max(TrimEnd(_pos), _nodes[_count - 1].End);
                Report(JsonErrorKind.MissingValue, at, at);
                AddMissingValue(at);
                _quiet = true;
                return State.AfterValue;
            case (byte)',':
                return SkipCommas(_depth == 0 ? State.Value : State.FirstElement);
            case (byte)']' when _depth > 0:
                Report(JsonErrorKind.TrailingComma, _lastComma, _lastComma + 1, true, Replace(_lastComma, _lastComma + 1, default));
                return Close();
            case (byte)'}' when _depth > 0:
                return CloseMismatched(c);
            case (byte)'}' or (byte)']':
                SkipExtraClosers();
                return State.Value;
            case (byte)':':
                Report(JsonErrorKind.UnexpectedCharacter, _pos, _pos + 1, false, Replace(_pos, _pos + 1, default));
                _quiet = true;
                _pos++;
                SkipSpace();
                return State.Value;
            default:
                int prefix = PythonPrefixLength();
                if (QuoteLength(_pos + prefix) == 0)
                {
                    return _depth == 0 ? ReadRootText() : ReadBareValue(inObject);
                }

                ReadQuoted(prefix, isKey: false);
                return AtEnd && _depth > 0 ? Truncate() : State.AfterValue;
        }
    }

    /// <summary>1 before a quote that one of Python's string prefixes stands before (<c>u'…'</c>), else 0.</summary>
    private readonly int PythonPrefixLength() =>
        _text[_pos] is (byte)'u' or (byte)'b' or (byte)'r' && _pos + 1 < _text.Length && _text[_pos + 1] == '\'' ? 1 : 0;

    private State ReadBareValue(bool inObject)
    {
        int start = _pos;
        int end = TokenEnd(start);
        if (end == start)
        {
            return SkipCharacter(State.Value);
        }

        JsonTokenKind token = JsonToken.Classify(_text[start..end]);
        if (GoesOnAsText(end, token))
        {
            token = JsonTokenKind.Text;
        }

        if (token is not (JsonTokenKind.Text or JsonTokenKind.Sign))
        {
            return AddToken(token, end);
        }

        if (!inObject && _lastComma > _nodes[_open[_depth - 1]].Start && TryExtendPreviousString())
        {
            return State.AfterValue;
        }

        int distance = _text[start..].IndexOfAny(TextStops);
        int textEnd = TrimEnd(distance < 0 ? _text.Length : start + distance);
        bool isCut = textEnd == _end && !_isOpenerMissing;
        int closeQuote = distance >= 0 && _text[start + distance] == '"' && Fits(start + distance + 1, isKey: false) ? 1 : 0;
        textEnd = closeQuote > 0 ? start + distance + 1 : textEnd;
        if (isCut)
        {
            AddString(start, textEnd, 0, 0, isKey: false, _text[start..textEnd].Contains((byte)'\\'));
            return Truncate(start, "null"u8);
        }

        Report(token == JsonTokenKind.Text ? JsonErrorKind.UnquotedText : JsonErrorKind.UnexpectedCharacter, start, end);
        AddString(start, textEnd, 0, closeQuote, isKey: false, _text[start..textEnd].Contains((byte)'\\'));
        _pos = textEnd;
        _quiet = closeQuote == 0;
        return State.AfterValue;
    }

    /// <summary>Whether a word is only the first of several, or of what a sign such as a colon holds together.</summary>
    private readonly bool GoesOnAsText(int end, JsonTokenKind token)
    {
        if (end == _text.Length)
        {
            return false;
        }

        if (token is JsonTokenKind.Number or JsonTokenKind.BadNumber)
        {
            return _text[end] is (byte)'\'' or (byte)'\\';
        }

        int next = SpaceEnd(end);
        return next < _text.Length && (_text[next] is (byte)'\'' or (byte)'\\' or (byte)':'
            || (next > end && JsonToken.Classify(_text[next..TokenEnd(next)]) is JsonTokenKind.Text));
    }

    private State AddToken(JsonTokenKind token, int end)
    {
        int start = _pos;
        (JsonKind kind, ReadOnlyMemory<byte> python) = token switch
        {
            JsonTokenKind.True => (JsonKind.True, default),
            JsonTokenKind.False => (JsonKind.False, default),
            JsonTokenKind.Null => (JsonKind.Null, default),
            JsonTokenKind.PythonTrue => (JsonKind.True, "true"u8.ToArray()),
            JsonTokenKind.PythonFalse => (JsonKind.False, "false"u8.ToArray()),
            JsonTokenKind.PythonNull => (JsonKind.Null, "null"u8.ToArray()),
            _ => (JsonKind.Number, default(ReadOnlyMemory<byte>)),
        };
        AddNode(kind, start, end);
        _pos = end;
        if (!python.IsEmpty)
        {
            Group(JsonErrorKind.PythonLiteral, start, end, true, new ByteEdit(TextSpan.FromBounds(start, end), python));
        }
        else if (token is JsonTokenKind.NonFinite or JsonTokenKind.BadNumber)
        {
            if (end == _end && _depth > 0 && token == JsonTokenKind.BadNumber && !_isOpenerMissing)
            {
                return Truncate(start, "null"u8);
            }

            Report(token == JsonTokenKind.NonFinite ? JsonErrorKind.NonFiniteNumber : JsonErrorKind.InvalidNumber, start, end);
            _quiet = token == JsonTokenKind.BadNumber;
        }

        return State.AfterValue;
    }

    /// <summary>A text that begins with a word: one literal alone, or no JSON at all up to an object further on.</summary>
    private State ReadRootText()
    {
        int start = _pos;
        int end = Math.Max(TokenEnd(start), CharacterEnd(start));
        JsonTokenKind token = JsonToken.Classify(_text[start..end]);
        if (end >= _end && token is not (JsonTokenKind.Text or JsonTokenKind.Sign))
        {
            return AddToken(token, end);
        }

        JsonErrorKind kind = token == JsonTokenKind.Sign ? JsonErrorKind.UnexpectedCharacter : JsonErrorKind.UnquotedText;
        Report(kind, start, end);
        int from = end;
        for (int tries = 0; tries < MaxClosers; tries++)
        {
            int distance = _text[from..].IndexOf((byte)'{');
            if (distance < 0)
            {
                break;
            }

            int brace = from + distance;
            int next = SpaceEnd(brace + 1);
            if (next < _text.Length && (_text[next] == '}' || (QuoteLength(next) > 0 && LooksLikeKey(next))))
            {
                _pos = brace;
                return State.Value;
            }

            from = brace + 1;
        }

        AddString(start, Math.Max(end, _end), 0, 0, isKey: false, _text[start.._end].Contains((byte)'\\'));
        _pos = _text.Length;
        return State.End;
    }

    /// <summary>Between a value and the comma or bracket that should follow it.</summary>
    private State ReadOddAfterValue(byte c, JsonKind top)
    {
        bool inObject = top == JsonKind.Object;
        if (c is (byte)'}' or (byte)']')
        {
            return CloseMismatched(c);
        }

        if (c is (byte)':' or (byte)';')
        {
            JsonErrorKind kind = c == ':' ? JsonErrorKind.UnexpectedCharacter : JsonErrorKind.MissingComma;
            Report(kind, _pos, _pos + 1, false, Replace(_pos, _pos + 1, ","u8));
            _quiet = c == ':';
            _lastComma = _pos++;
            return inObject ? State.Key : State.Element;
        }

        bool startsNext = inObject
            ? LooksLikeKey(_pos) || c is (byte)'{' or (byte)'[' || QuoteLength(_pos) > 0
            : StartsValue(_pos);
        if (startsNext)
        {
            bool isCertain = inObject
                ? QuoteLength(_pos) > 0 && LooksLikeKey(_pos)
                : c is (byte)'{' or (byte)'[' || _text[_valueEnd - 1] is (byte)'}' or (byte)']';
            Report(JsonErrorKind.MissingComma, _valueEnd, _valueEnd, isCertain, Insert(_valueEnd, ","u8));
            _quiet = inObject && !LooksLikeKey(_pos);
            return inObject ? State.Key : State.Value;
        }

        int end = TokenEnd(_pos);
        if (end == _pos)
        {
            return SkipCharacter(State.AfterValue);
        }

        Report(JsonToken.Classify(_text[_pos..end]) == JsonTokenKind.Text ? JsonErrorKind.UnquotedText : JsonErrorKind.UnexpectedCharacter, _pos, end);
        _quiet = true;
        _pos = end;
        return State.AfterValue;
    }

    /// <summary>Steps over a character that has no place anywhere; gives up where the text's very quotes are escaped.</summary>
    private State SkipCharacter(State next)
    {
        int end = CharacterEnd(_pos);
        Report(JsonErrorKind.UnexpectedCharacter, _pos, end);
        if (_text[_pos] == '\\' && end < _text.Length && _text[end] == '"')
        {
            return EndAll();
        }

        _quiet = true;
        _pos = end;
        SkipSpace();
        return next;
    }

    /// <summary>Commas with nothing before them.</summary>
    private State SkipCommas(State next)
    {
        int start = _pos;
        var edits = new List<ByteEdit>();
        bool followsComma = _depth > 0 && _lastComma > _nodes[_open[_depth - 1]].Start;
        int previousComma = _lastComma;
        while (!AtEnd && _text[_pos] == ',')
        {
            edits.Add(Replace(_pos, _pos + 1, default));
            _lastComma = _pos++;
            SkipSpace();
        }

        bool inObject = next == State.FirstKey;
        if (followsComma && !AtEnd && _text[_pos] == Closer(_depth - 1))
        {
            edits.Add(Replace(previousComma, previousComma + 1, default));
            Report(JsonErrorKind.TrailingComma, previousComma, previousComma + 1, edits, isCertain: true);
            return next;
        }

        // Between plain elements a comma may stand for one that was left out.
        bool isCertain = inObject || (!AtEnd && _text[_pos] is (byte)'{' or (byte)'[');
        Report(JsonErrorKind.ExtraComma, start, start + 1, isCertain, [.. edits]);
        return next;
    }

    /// <summary>A closing bracket of the other sort: a slip for the right one, or the right one is missing before it.</summary>
    private State CloseMismatched(byte c)
    {
        JsonKind wanted = c == '}' ? JsonKind.Object : JsonKind.Array;
        int level = _depth - 2;
        while (level >= 0 && _nodes[_open[level]].Kind != wanted)
        {
            level--;
        }

        bool isMissing = level >= 0 && (FitsAfterValue(_pos + 1, level) || !FitsAfterValue(_pos + 1, _depth - 1));
        List<ByteEdit> edits = isMissing
            ? [Insert(_pos, DueClosers().AsSpan(0, _depth - 1 - level))]
            : [Replace(_pos, _pos + 1, [Closer(_depth - 1)])];
        if (!_quiet)
        {
            TextSpan opener = new(_nodes[_open[_depth - 1]].Start, 1);
            Report(JsonErrorKind.MismatchedBracket, _pos, _pos + 1, edits, isCertain: false, opener);
        }

        while (isMissing && _depth - 1 > level)
        {
            EndContainer(_pos);
        }

        return Close();
    }

    /// <summary>Passes over what is nested too deep by counting brackets.</summary>
    private State SkipTooDeep(JsonKind kind)
    {
        int index = AddNode(kind, _pos, _pos + 1);
        Report(JsonErrorKind.TooDeep, _pos, _pos + 1);
        int depth = 0;
        bool inString = false;
        while (true)
        {
            ReadOnlySpan<byte> rest = _text[_pos..];
            int distance = inString ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny("{}[]\""u8);
            if (distance < 0)
            {
                _nodes[index].End = _end;
                return EndAll();
            }

            _pos += distance;
            switch (_text[_pos++])
            {
                case (byte)'\\':
                    _pos = Math.Min(_pos + 1, _text.Length);
                    break;
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            if (depth == 0 && !inString)
            {
                _nodes[index].End = _valueEnd = _pos;
                return State.AfterValue;
            }
        }
    }

    private void SkipExtraClosers()
    {
        int start = _pos;
        while (!AtEnd && _text[_pos] is (byte)'}' or (byte)']')
        {
            _pos++;
            SkipSpace();
        }

        Report(JsonErrorKind.ExtraCloser, start, start + 1, false, Replace(start, TrimEnd(_pos), default));
        _quiet = true;
    }

    /// <summary>What stands after the first value.</summary>
    private void ReadRest()
    {
        while (true)
        {
            SkipSpace();
            if (AtEnd)
            {
                return;
            }

            int next = _pos;
            var commas = new List<ByteEdit>();
            while (next < _text.Length && _text[next] == ',')
            {
                commas.Add(Replace(next, next + 1, default));
                next = SpaceEnd(next + 1);
            }

            if (next == _text.Length)
            {
                bool isCertain = _nodes[0].Kind is JsonKind.Object or JsonKind.Array;
                Report(JsonErrorKind.CommaAfterValue, _pos, _pos + 1, commas, isCertain);
                return;
            }

            byte c = _text[next];
            if (commas.Count > 0 && CanReopenRoot(next))
            {
                ReopenRoot(next);
            }
            else if (c is (byte)'}' or (byte)']')
            {
                _pos = next;
                SkipExtraClosers();
            }
            else if (StartsValue(next))
            {
                AddSecondValue(next);
            }
            else
            {
                Report(JsonErrorKind.TrailingText, next, Math.Max(TokenEnd(next), CharacterEnd(next)));
                return;
            }
        }
    }

    private readonly bool CanReopenRoot(int pos) =>
        !_isReopened && _nodes[0].Kind == JsonKind.Object && _nodes[0].Next == _count && _text[_nodes[0].End - 1] == '}' && LooksLikeMember(pos);

    /// <summary>Goes on inside the first object, which a bracket too many had closed.</summary>
    private void ReopenRoot(int pos)
    {
        int brace = _nodes[0].End - 1;
        Report(JsonErrorKind.ExtraCloser, brace, brace + 1, false, Replace(brace, brace + 1, default));
        _isReopened = true;
        _open[_depth++] = 0;
        _lastComma = _pos;
        _pos = pos;
        Run(State.Key);
    }

    private void AddSecondValue(int start)
    {
        bool isContainer = _text[start] is (byte)'{' or (byte)'[';
        bool isApart = _text[_valueEnd..start].IndexOfAnyExcept(" \t\r\n,"u8) < 0;
        bool isCertain = isContainer && isApart && _text[_valueEnd - 1] is (byte)'}' or (byte)']';
        if (!_quiet)
        {
            Group(JsonErrorKind.SeveralValues, start, CharacterEnd(start), isCertain, isApart ? Replace(_valueEnd, start, "\n"u8) : Insert(start, "\n"u8));
        }

        _pos = start;
        if (isContainer)
        {
            Run(State.Value);
        }
        else
        {
            _pos = _text.Length;
        }
    }
}
