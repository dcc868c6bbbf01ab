using System.Globalization;
using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>The model's last answer, looked at: facts for the index, words for messages. Pure.</summary>
internal static class Answer
{
    private const int LongestLabel = 60;
    private const int MostLabelWords = 6;
    private const int LongestName = 30;
    private const int MostNameWords = 3;
    private const int MostBytesPerCharacter = 4;

    // Scripts without spaces between words say in a few characters what others say in a sentence.
    private const char FirstIdeograph = '\u2E80';
    private const int MostLabelIdeographs = 10;

    [ThreadStatic]
    private static ByteBuffer? _buffer;

    /// <summary>The facts; null where the conversation does not end with the model.</summary>
    /// <param name="example">The example.</param>
    /// <param name="input">What <see cref="AnswerFacts.Input"/> is to be.</param>
    public static AnswerFacts? FactsOf(Example example, Digest input)
    {
        var contents = example.Contents;
        if (contents.IsEmpty || example.Format == FormatCatalogue.Unknown || example.Format.IsPreference
            || contents[^1] is not { Role: Role.Model, Parts.Length: > 0 } last)
        {
            return null;
        }

        var groupHash = GroupOf(example) is { } group ? Fingerprint.OfFolded(group) : 0;
        var anchor = last.Parts[0].Data.ShortSpan();
        if (!TryGetText(last, out var text))
        {
            var kindWithoutText = last.Parts.All(part => part.Kind == PartKind.FunctionCall) ? AnswerKind.Call : AnswerKind.Other;
            return new AnswerFacts(input, groupHash, Fingerprint.OfFolded(last), kindWithoutText, 0, 0, IsLabel: false, anchor);
        }

        return text.IsEmpty ? null : FactsOf(text, input, groupHash, anchor);
    }

    /// <summary>The facts of an answer that is text.</summary>
    /// <param name="text">The text, without white space at its ends; not empty.</param>
    /// <param name="input">What <see cref="AnswerFacts.Input"/> is to be.</param>
    /// <param name="group">What <see cref="AnswerFacts.Group"/> is to be.</param>
    /// <param name="anchor">What <see cref="AnswerFacts.Anchor"/> is to be.</param>
    public static AnswerFacts FactsOf(ReadOnlySpan<byte> text, Digest input, ulong group, TextSpan anchor)
    {
        var (kind, names) = Describe(text);
        var lead = kind is AnswerKind.Text or AnswerKind.Fields ? FieldName(FirstLine(text)) : default;
        return new AnswerFacts(
            input,
            group,
            Fingerprint.OfFolded(text),
            kind,
            kind == AnswerKind.Text ? 0 : ShapeOf(kind, names),
            lead.IsEmpty ? 0 : Fingerprint.OfFolded(lead),
            kind == AnswerKind.Text && IsLabel(text),
            anchor);
    }

    /// <summary>The turn that says what job the examples under it do; null where there is none.</summary>
    public static Content? GroupOf(Example example) =>
        example.SystemInstruction ?? (example.Contents[0].Role == Role.System ? example.Contents[0] : null);

    /// <summary>Whether the model thinks a part and does not say it.</summary>
    public static bool IsThought(Part part) =>
        part.Node.Kind == JsonKind.Object && part.Node.TryGetMember("thought"u8, out var thought) && thought.Value.Kind == JsonKind.True;

    /// <summary>Gives back what an unusually long line needed.</summary>
    public static void Release() => _buffer = null;

    /// <summary>The answer of an example on a line, on one line of text without control characters, cut short.</summary>
    public static string Quote(Line line, int most = 40)
    {
        if (LineAnalyzer.Read(JsonTree.Parse(line.Content)) is not { Contents: [.., var last] })
        {
            return "";
        }

        var text = TryGetText(last, out var utf8) ? Encoding.UTF8.GetString(utf8)
            : last.Parts is [var part, ..] ? Encoding.UTF8.GetString(part.Data.Raw[..part.Data.Raw.ShortLength(4 * most)])
            : "";
        var quote = new StringBuilder();
        foreach (var character in text)
        {
            if (quote.Length > most)
            {
                break;
            }

            var isSpace = char.IsWhiteSpace(character) || char.IsControl(character) || character == '`';
            if (!isSpace)
            {
                quote.Append(character);
            }
            else if (quote.Length > 0 && quote[^1] != ' ')
            {
                quote.Append(' ');
            }
        }

        return quote.ToString().TrimEnd().Shorten(most);
    }

    /// <summary>The names that shape the answer on a line: keys of its JSON object, or names of its fields; in order of the text.</summary>
    public static IReadOnlyList<string> Names(Line line) => TryGetText(line, out var text) ? Describe(text).Names : [];

    /// <summary>What the answer on a line is.</summary>
    public static AnswerKind Kind(Line line) => TryGetText(line, out var text) ? Describe(text).Kind : AnswerKind.Other;

    /// <summary>The name that the answer on a line begins with; null where it begins with none.</summary>
    public static string? Lead(Line line) =>
        TryGetText(line, out var text) && FieldName(FirstLine(text)) is { IsEmpty: false } lead ? Encoding.UTF8.GetString(lead) : null;

    private static bool TryGetText(Line line, out ReadOnlySpan<byte> text)
    {
        text = default;
        return LineAnalyzer.Read(JsonTree.Parse(line.Content)) is { Contents: [.., var last] } && TryGetText(last, out text);
    }

    /// <summary>
    /// Its texts, one after the other, without thoughts and without white space at the ends, valid until the next call; false where
    /// there are none, or it holds anything else.
    /// </summary>
    private static bool TryGetText(Content content, out ReadOnlySpan<byte> text)
    {
        text = default;
        var buffer = _buffer ??= new ByteBuffer();
        buffer.Clear();
        var hasText = false;
        foreach (var part in content.Parts)
        {
            if (part.Kind != PartKind.Text || part.Data.Kind != JsonKind.String)
            {
                return false;
            }

            if (!IsThought(part))
            {
                buffer.Advance(part.Data.WriteUnescaped(buffer.Reserve(part.Data.ContentSpan.Length)));
                hasText = true;
            }
        }

        text = Trim(buffer.Written);
        return hasText;
    }

    /// <summary>A text without white space at its ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty && !IsPlain(utf8[0]) && Rune.DecodeFromUtf8(utf8, out var first, out var length) >= 0 && Rune.IsWhiteSpace(first))
        {
            utf8 = utf8[length..];
        }

        while (!utf8.IsEmpty && !IsPlain(utf8[^1]) && Rune.DecodeLastFromUtf8(utf8, out var last, out var length) >= 0 && Rune.IsWhiteSpace(last))
        {
            utf8 = utf8[..^length];
        }

        return utf8;

        static bool IsPlain(byte value) => value is > (byte)' ' and < 0x7F;
    }

    private static ulong ShapeOf(AnswerKind kind, IReadOnlyList<string> names)
    {
        IEnumerable<string> shaping = kind == AnswerKind.Fields ? names : names.Order(StringComparer.Ordinal);
        var shape = Encoding.UTF8.GetBytes($"{kind}\0{string.Join('\0', shaping)}");

        // Programs tell keys apart by case, people do not so with what stands before a colon.
        return kind == AnswerKind.Fields ? Fingerprint.OfFolded(shape) : Fingerprint.Short(shape);
    }

    private static (AnswerKind Kind, IReadOnlyList<string> Names) Describe(ReadOnlySpan<byte> text)
    {
        if (Keys(text) is { } keys)
        {
            return (AnswerKind.Json, keys);
        }

        if (text.Length > 6 && text.StartsWith("```"u8) && text.EndsWith("```"u8)
            && text.IndexOf((byte)'\n') is > 0 and var begin && begin < text.Length - 3
            && Keys(Trim(text[begin..^3])) is { } inner)
        {
            return (AnswerKind.FencedJson, inner);
        }

        return FieldNames(text) is { Count: > 1 } fields ? (AnswerKind.Fields, fields) : (AnswerKind.Text, []);
    }

    private static List<string>? Keys(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'{', .., (byte)'}'])
        {
            return null;
        }

        var tree = JsonTree.Parse(text.ToArray());
        if (!tree.HasRoot || tree.Root.Kind != JsonKind.Object || tree.HasSyntaxErrors)
        {
            return null;
        }

        var keys = new List<string>(tree.Root.Count);
        foreach (var member in tree.Root.Members)
        {
            keys.Add(member.Key);
        }

        return keys;
    }

    /// <summary>The names of a text whose lines are all fields; null of any other.</summary>
    private static List<string>? FieldNames(ReadOnlySpan<byte> text)
    {
        List<string>? names = null;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = Trim(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            var name = FieldName(line);
            if (name.IsEmpty)
            {
                return null;
            }

            (names ??= []).Add(Encoding.UTF8.GetString(name));
        }

        return names;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'\n') is >= 0 and var end ? Trim(text[..end]) : text;

    /// <summary>What stands before the first colon, if that is a name of up to three words and the colon ends the line or a space follows; else nothing.</summary>
    private static ReadOnlySpan<byte> FieldName(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, (LongestName * MostBytesPerCharacter) + 1)].IndexOf((byte)':');
        if (colon < 1 || (colon + 1 < line.Length && line[colon + 1] != ' '))
        {
            return default;
        }

        var name = line[..colon];
        var (length, spaces) = (0, 0);
        for (var rest = name; !rest.IsEmpty; length++)
        {
            Rune.DecodeFromUtf8(rest, out var rune, out var consumed);
            rest = rest[consumed..];
            spaces += rune.Value == ' ' ? 1 : 0;
            var isAllowed = length == 0 ? Rune.IsLetter(rune) : Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '_' or '-' or '/';
            if (!isAllowed || length == LongestName || spaces == MostNameWords)
            {
                return default;
            }
        }

        return name;
    }

    private static bool IsLabel(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestLabel * MostBytesPerCharacter || text.IndexOf((byte)'\n') >= 0)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[LongestLabel * MostBytesPerCharacter];
        ReadOnlySpan<char> label = buffer[..Encoding.UTF8.GetChars(text, buffer)];
        var ideographs = 0;
        foreach (var character in label)
        {
            ideographs += character >= FirstIdeograph ? 1 : 0;
        }

        return label.Length <= LongestLabel
            && label[^1] is not ('.' or '!' or '?' or '。' or '！' or '？')
            && label.Count(' ') < MostLabelWords
            && ideographs <= MostLabelIdeographs
            && (label.Length <= 2 || !double.TryParse(label, NumberStyles.Any, CultureInfo.InvariantCulture, out _));
    }
}
