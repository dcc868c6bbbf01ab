using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DatasetLsp.Text.Json;

/// <summary>
/// The reader behind <see cref="JsonTree"/>: an RFC 8259 state machine with an explicit stack. This file holds the path of valid text;
/// whatever departs from it goes to the recovery files.
/// </summary>
internal ref partial struct JsonParser
{
    internal static readonly SearchValues<byte> StringStops = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _maxDepth;

    /// <summary>The end of the text without the white space there.</summary>
    private readonly int _end;

    private readonly ParserBuffers _buffers;
    private NodeRecord[] _nodes;
    private int _count;
    private int[] _open;
    private int _depth;
    private int _pos;
    private int _valueEnd;
    private int _lastComma = -1;
    private JsonErrorList? _errors;

    /// <summary>Set from an error to the next comma, colon or closing bracket, so that one fault is told once.</summary>
    private bool _quiet;

    private bool _isOpenerMissing;
    private bool _isReopened;
    private bool _endsInComment;

    /// <summary>How many more bytes searches for a closing quote may read, so that many failing ones still take linear time together.</summary>
    private long _searchBudget;

    public JsonParser(ReadOnlySpan<byte> text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
        _buffers = ParserBuffers.Take();
        _nodes = _buffers.Nodes;
        _open = _buffers.Open;
        _end = TrimEnd(text.Length);
        _searchBudget = (8L * text.Length) + 4096;
    }

    private enum State
    {
        Value,
        FirstKey,
        Key,
        FirstElement,
        Element,
        AfterValue,
        End,
    }

    private readonly bool AtEnd => _pos >= _text.Length;

    /// <summary>Reads the whole text; false where it holds no value.</summary>
    public bool Parse()
    {
        ReportInvalidUtf8();
        SkipByteOrderMark();
        SkipSpace();
        if (AtEnd)
        {
            Report(JsonErrorKind.Empty, 0, 0);
        }
        else
        {
            Run(StartState());
        }

        if (_count > 0 && !AtEnd)
        {
            ReadRest();
        }

        bool hasRoot = _count > 0;
        if (!hasRoot)
        {
            AddNode(JsonKind.Missing, _end, _end);
        }

        return hasRoot;
    }

    /// <summary>The first value's nodes.</summary>
    public readonly NodeRecord[] CopyNodes()
    {
        var nodes = new NodeRecord[_nodes[0].Next];
        Array.Copy(_nodes, nodes, nodes.Length);
        return nodes;
    }

    public readonly ImmutableArray<JsonError> CopyErrors() => _errors is null ? [] : [.. _errors.ToArray()];

    public readonly void ReturnBuffers() => _buffers.Return(_nodes, _open);

    private void Run(State state)
    {
        while (state != State.End)
        {
            state = state switch
            {
                State.Value => ReadValue(),
                State.FirstKey => ReadKey(isFirst: true),
                State.Key => ReadKey(isFirst: false),
                State.FirstElement => ReadElement(isFirst: true),
                State.Element => ReadElement(isFirst: false),
                _ => _depth == 0 ? State.End : ReadAfterValue(),
            };
        }
    }

    private State ReadValue()
    {
        if (AtEnd)
        {
            return Truncate();
        }

        byte c = _text[_pos];
        switch (c)
        {
            case (byte)'"':
                ReadString(isKey: false);
                return State.AfterValue;
            case (byte)'{':
                return Open(JsonKind.Object, State.FirstKey);
            case (byte)'[':
                return Open(JsonKind.Array, State.FirstElement);
            case (byte)'t' when IsToken("true"u8):
                return AddScalar(JsonKind.True, 4);
            case (byte)'f' when IsToken("false"u8):
                return AddScalar(JsonKind.False, 5);
            case (byte)'n' when IsToken("null"u8):
                return AddScalar(JsonKind.Null, 4);
            default:
                int length = c is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? NumberLength(_text[_pos..]) : 0;
                return length > 0 && IsTokenEnd(_pos + length) ? AddScalar(JsonKind.Number, length) : ReadOddValue(c);
        }
    }

    private State ReadKey(bool isFirst)
    {
        SkipSpace();
        if (AtEnd)
        {
            return Truncate();
        }

        byte c = _text[_pos];
        if (isFirst && c == '}')
        {
            return Close();
        }

        if (c != '"')
        {
            return ReadOddKey(c, isFirst);
        }

        ReadString(isKey: true);
        return ReadColon();
    }

    private State ReadColon()
    {
        SkipSpace();
        if (AtEnd || _text[_pos] != ':')
        {
            return ReadOddColon();
        }

        _pos++;
        _quiet = false;
        SkipSpace();
        return State.Value;
    }

    private State ReadElement(bool isFirst)
    {
        SkipSpace();
        if (AtEnd)
        {
            return Truncate();
        }

        return isFirst && _text[_pos] == ']' ? Close() : State.Value;
    }

    private State ReadAfterValue()
    {
        SkipSpace();
        if (AtEnd)
        {
            return Truncate();
        }

        byte c = _text[_pos];
        JsonKind top = _nodes[_open[_depth - 1]].Kind;
        if (c == ',')
        {
            _lastComma = _pos++;
            _quiet = false;
            return top == JsonKind.Object ? State.Key : State.Element;
        }

        return c == (top == JsonKind.Object ? '}' : ']') ? Close() : ReadOddAfterValue(c, top);
    }

    private State Open(JsonKind kind, State next)
    {
        if (_depth == _maxDepth)
        {
            return SkipTooDeep(kind);
        }

        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        int index = AddNode(kind, _pos, _pos + 1);
        _open[_depth++] = index;
        _pos++;
        return next;
    }

    private State Close()
    {
        _pos++;
        _quiet = false;
        EndContainer(_pos);
        return State.AfterValue;
    }

    private void EndContainer(int end)
    {
        ref NodeRecord node = ref _nodes[_open[--_depth]];
        node.End = end;
        node.Next = _count;
        _valueEnd = end;
    }

    private State AddScalar(JsonKind kind, int length)
    {
        AddNode(kind, _pos, _pos + length);
        _pos += length;
        return State.AfterValue;
    }

    private int AddNode(JsonKind kind, int start, int end, NodeTraits traits = NodeTraits.None)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        int index = _count++;
        int parent = _depth > 0 ? _open[_depth - 1] : -1;
        _nodes[index] = new NodeRecord { Start = start, End = end, Next = index + 1, Parent = parent, Kind = kind, Traits = traits };
        if ((traits & NodeTraits.Key) == 0)
        {
            _valueEnd = end;
            if (parent >= 0)
            {
                _nodes[parent].Count++;
            }
        }

        return index;
    }

    private void ReadString(bool isKey)
    {
        int start = _pos;
        bool hasEscapes = false;
        bool isFaulty = false;
        int close = start + 1;
        while (true)
        {
            int distance = _text[close..].IndexOfAny(StringStops);
            if (distance < 0)
            {
                RecoverString(start, -1, isKey);
                return;
            }

            close += distance;
            byte c = _text[close];
            if (c == '"')
            {
                break;
            }

            if (c == '\\')
            {
                hasEscapes = true;
                isFaulty |= EscapeReader.Read(_text[close..], out int length, out _) != EscapeKind.Valid;
                close += length;
            }
            else
            {
                isFaulty = true;
                close++;
            }
        }

        int next = SpaceEnd(close + 1);
        if (!CanFollowString(next, isKey))
        {
            RecoverString(start, close, isKey);
            return;
        }

        AddString(start, close + 1, 1, 1, isKey, hasEscapes);
        _pos = next;
        if (isFaulty)
        {
            DiagnoseContent(start + 1, close, isSingleQuoted: false);
        }
    }

    private int AddString(int start, int end, int openQuote, int closeQuote, bool isKey, bool hasEscapes)
    {
        NodeTraits traits = (isKey ? NodeTraits.Key : NodeTraits.None) | (hasEscapes ? NodeTraits.Escapes : NodeTraits.None);
        int index = AddNode(JsonKind.String, start, end, traits);
        _nodes[index].OpenQuote = (byte)openQuote;
        _nodes[index].CloseQuote = (byte)closeQuote;
        return index;
    }

    private readonly bool CanFollowString(int next, bool isKey)
    {
        if (next == _text.Length || _depth == 0)
        {
            return true;
        }

        byte c = _text[next];
        return isKey
            ? c == ':'
            : c == ',' || c == (_nodes[_open[_depth - 1]].Kind == JsonKind.Object ? '}' : ']');
    }

    private readonly bool IsToken(ReadOnlySpan<byte> word) => _text[_pos..].StartsWith(word) && IsTokenEnd(_pos + word.Length);

    private readonly bool IsTokenEnd(int pos)
    {
        if (pos == _text.Length)
        {
            return true;
        }

        byte c = _text[pos];
        return c is (byte)',' or (byte)'}' or (byte)']' or <= (byte)' ' or (byte)':' or (byte)';' or (byte)'"' or (byte)'{' or (byte)'[' or (byte)'/' or (byte)'#'
            || (c >= 0x80 && ForeignSpaceLength(pos) > 0);
    }

    /// <summary>How many bytes at the start are a number by RFC 8259 §6; 0 if none.</summary>
    public static int NumberLength(ReadOnlySpan<byte> text)
    {
        int pos = text[0] == '-' ? 1 : 0;
        int whole = DigitCount(text[pos..]);
        if (whole == 0 || (whole > 1 && text[pos] == '0'))
        {
            return 0;
        }

        pos += whole;
        if (pos < text.Length && text[pos] == '.')
        {
            int fraction = DigitCount(text[(pos + 1)..]);
            if (fraction == 0)
            {
                return 0;
            }

            pos += 1 + fraction;
        }

        if (pos < text.Length && text[pos] is (byte)'e' or (byte)'E')
        {
            int sign = pos + 1 < text.Length && text[pos + 1] is (byte)'+' or (byte)'-' ? 1 : 0;
            int exponent = DigitCount(text[(pos + 1 + sign)..]);
            if (exponent == 0)
            {
                return 0;
            }

            pos += 1 + sign + exponent;
        }

        return pos;
    }

    private static int DigitCount(ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        _pos = SpaceEnd(_pos);
        while (_pos < _text.Length && _text[_pos] is (byte)'/' or (byte)'#' or (byte)'\v' or (byte)'\f' or >= 0xC2 && SkipForeignSpace())
        {
            _pos = SpaceEnd(_pos);
        }
    }

    private readonly int SpaceEnd(int pos)
    {
        while (pos < _text.Length && _text[pos] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            pos++;
        }

        return pos;
    }
}
