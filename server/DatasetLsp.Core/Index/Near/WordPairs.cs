using System.Buffers;
using System.Globalization;
using System.Text;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// The pairs of neighbouring words in a text, as numbers: what texts are compared by. Case, white space and most punctuation make no
/// difference; numbers and the signs between them do. In scripts without spaces between words each character is a word. The
/// text's beginning and end count as words, so that one of a single word has two pairs. Not safe for several threads.
/// </summary>
internal sealed class WordPairs
{
    private const uint Begin = 0x5BD1_E995;
    private const uint End = 0x1B87_3593;
    private const ulong EmptyWord = 0xCBF2_9CE4_8422_2325;
    private const ulong Prime = 0x0000_0100_0000_01B3;

    private const byte Gap = 0;
    private const byte Letter = 1;
    private const byte Digit = 2;
    private const byte Sign = 3;
    private const byte Joint = 4;
    private const byte DigitJoint = 5;
    private const byte DigitSign = 6;

    private static readonly byte[] Kinds = MakeKinds();

    private uint[] _pairs = new uint[256];
    private int _count;
    private uint _last = Begin;
    private ulong _word = EmptyWord;
    private bool _isInWord;
    private bool _endsWithDigit;

    /// <summary>Adds a text; what was added before stands in front of it.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; at < utf8.Length;)
        {
            var value = utf8[at];
            if (value >= 0x80)
            {
                at += AddRune(utf8[at..]);
                continue;
            }

            switch (Kinds[value])
            {
                case Letter:
                    Continue((uint)value | 0x20, isDigit: false);
                    break;
                case Digit:
                    Continue(value, isDigit: true);
                    break;
                case DigitJoint when _isInWord && _endsWithDigit && IsDigit(utf8, at + 1):
                    Continue(value, isDigit: false);
                    break;
                case Joint when _isInWord:
                    break;
                case DigitSign when IsDigit(utf8, at + 1) || (_endsWithDigit && IsDigit(utf8, at + 2)):
                case Sign:
                    EndWord();
                    AddWord(value);
                    break;
                default:
                    EndWord();
                    break;
            }

            at++;
        }

        EndWord();
    }

    /// <summary>
    /// Ends the text and begins with the next: the pairs of what was added, each once, in order of their numbers; none where there is
    /// no word in it. Valid until more is added.
    /// </summary>
    public ReadOnlySpan<uint> Take()
    {
        var count = 0;
        if (_count > 0)
        {
            AddWord(End);
            var pairs = _pairs.AsSpan(0, _count);
            pairs.Sort();
            count = 1;
            for (var index = 1; index < pairs.Length; index++)
            {
                if (pairs[index] != pairs[count - 1])
                {
                    pairs[count++] = pairs[index];
                }
            }
        }

        _count = 0;
        _last = Begin;
        _endsWithDigit = false;
        return _pairs.AsSpan(0, count);
    }

    private static bool IsDigit(ReadOnlySpan<byte> utf8, int at) => at < utf8.Length && utf8[at] is >= (byte)'0' and <= (byte)'9';

    private static byte[] MakeKinds()
    {
        var kinds = new byte[128];
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            kinds[letter] = kinds[letter - 0x20] = Letter;
        }

        kinds.AsSpan('0', 10).Fill(Digit);
        foreach (var sign in "+<>=^$%")
        {
            kinds[sign] = Sign;
        }

        // don't, 3.14, 1,000, 12 - 5.
        kinds['\''] = Joint;
        kinds['.'] = kinds[','] = DigitJoint;
        kinds['-'] = kinds['*'] = kinds['/'] = DigitSign;
        return kinds;
    }

    private static bool IsWrittenWithoutSpaces(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x312F) or (>= 0x31A0 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private int AddRune(ReadOnlySpan<byte> utf8)
    {
        if (Rune.DecodeFromUtf8(utf8, out var rune, out var length) != OperationStatus.Done)
        {
            EndWord();
            return length;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber when IsWrittenWithoutSpaces(rune.Value):
                EndWord();
                Continue((uint)rune.Value, isDigit: false);
                break;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                Continue((uint)Rune.ToLowerInvariant(rune).Value, isDigit: false);
                break;
            case UnicodeCategory.DecimalDigitNumber:
                Continue((uint)rune.Value, isDigit: true);
                break;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark when _isInWord:
                Continue((uint)rune.Value, isDigit: false);
                break;
            case UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol:
                EndWord();
                AddWord((uint)rune.Value);
                break;

            // Of an emoji or of a direction: no word ends there.
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol:
            case UnicodeCategory.FinalQuotePunctuation when _isInWord && rune.Value == 0x2019:
                break;
            default:
                EndWord();
                break;
        }

        return length;
    }

    private void Continue(uint character, bool isDigit)
    {
        _word = (_word ^ character) * Prime;
        _isInWord = true;
        _endsWithDigit = isDigit;
    }

    private void EndWord()
    {
        if (_isInWord)
        {
            AddWord((uint)(_word >> 32) ^ (uint)_word);
            _word = EmptyWord;
            _isInWord = false;
        }
    }

    private void AddWord(uint word)
    {
        var pair = (((ulong)_last << 32) | word) * 0x9E37_79B9_7F4A_7C15;
        pair = (pair ^ (pair >> 32)) * 0xD6E8_FEB8_6659_FD93;
        if (_count == _pairs.Length)
        {
            Array.Resize(ref _pairs, 2 * _count);
        }

        _pairs[_count++] = (uint)(pair >> 32);
        _last = word;
    }
}
