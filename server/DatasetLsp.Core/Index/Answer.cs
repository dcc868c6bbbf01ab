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

    // Scripts without spaces between words say in a few characters what others say in a sentence.
    private const char FirstIdeograph = '\u2E80';
    private const int MostLabelIdeographs = 10;

    /// <summary>The facts; null where the conversation does not end with the model.</summary>
    public static AnswerFacts? FactsOf(Example example)
    {
        if (example.Format == FormatCatalogue.Unknown || example.Format.IsPreference || example.Contents is not [.., { Role: Role.Model, Parts.Count: > 0 } last])
        {
            return null;
        }

        var input = Fingerprint.IsReadWhole(example) && AsksSomething(example) ? Fingerprint.OfInput(example) : UInt128.Zero;
        var group = example.SystemInstruction ?? (example.Contents[0].Role == Role.System ? example.Contents[0] : null);
        var groupHash = group is null ? 0 : Fingerprint.OfFolded(group);
        var anchor = last.Parts[0].Data.ShortSpan();
        if (TextOf(last) is not { } text)
        {
            var kindWithoutText = last.Parts.All(part => part.Kind == PartKind.FunctionCall) ? AnswerKind.Call : AnswerKind.Other;
            return new AnswerFacts(input, groupHash, Fingerprint.OfFolded(last), kindWithoutText, 0, 0, IsLabel: false, anchor);
        }

        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var (kind, names) = Describe(text);
        IEnumerable<string> shaping = kind == AnswerKind.Fields ? names : names.Order(StringComparer.Ordinal);
        var lead = kind is AnswerKind.Text or AnswerKind.Fields ? FieldName(FirstLine(text)) : null;
        return new AnswerFacts(
            input,
            groupHash,
            Fingerprint.OfFolded(text),
            kind,
            kind == AnswerKind.Text ? 0 : Fingerprint.OfFolded($"{kind}\0{string.Join('\0', shaping)}"),
            lead is null ? 0 : Fingerprint.OfFolded(lead),
            kind == AnswerKind.Text && IsLabel(text),
            anchor);
    }

    /// <summary>The answer of an example on a line, on one line of text without control characters, cut short.</summary>
    public static string Quote(Line line, int most = 40)
    {
        if (LineAnalyzer.Read(JsonTree.Parse(line.Content)) is not { Contents: [.., var last] })
        {
            return "";
        }

        var text = TextOf(last) ?? (last.Parts is [var part, ..] ? Encoding.UTF8.GetString(part.Data.Raw[..part.Data.Raw.ShortLength(4 * most)]) : "");
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
    public static IReadOnlyList<string> Names(Line line) =>
        LineAnalyzer.Read(JsonTree.Parse(line.Content)) is { Contents: [.., var last] } && TextOf(last) is { } text ? Describe(text.Trim()).Names : [];

    /// <summary>What the answer on a line is.</summary>
    public static AnswerKind Kind(Line line) =>
        LineAnalyzer.Read(JsonTree.Parse(line.Content)) is { Contents: [.., var last] } && TextOf(last) is { } text ? Describe(text.Trim()).Kind : AnswerKind.Other;

    /// <summary>The name that the answer on a line begins with; null where it begins with none.</summary>
    public static string? Lead(Line line) =>
        LineAnalyzer.Read(JsonTree.Parse(line.Content)) is { Contents: [.., var last] } && TextOf(last) is { } text ? FieldName(FirstLine(text.Trim())) : null;

    private static bool AsksSomething(Example example) =>
        example.Contents.SkipLast(1).Any(content => content.Role != Role.System && content.Parts.Any(part => !part.IsBlankText));

    /// <summary>Its texts, one after the other, without thoughts; null where there are none, or it holds anything else.</summary>
    private static string? TextOf(Content content)
    {
        string? text = null;
        foreach (var part in content.Parts)
        {
            if (part.Kind != PartKind.Text || part.Data.Kind != JsonKind.String)
            {
                return null;
            }

            if (part.Node.Kind != JsonKind.Object || !part.Node.TryGetMember("thought"u8, out var thought) || thought.Value.Kind != JsonKind.True)
            {
                text += part.Data.GetString();
            }
        }

        return text;
    }

    private static (AnswerKind Kind, IReadOnlyList<string> Names) Describe(string text)
    {
        if (Keys(text) is { } keys)
        {
            return (AnswerKind.Json, keys);
        }

        if (text.StartsWith("```", StringComparison.Ordinal) && text.EndsWith("```", StringComparison.Ordinal)
            && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var begin && begin < text.Length - 3
            && Keys(text[begin..^3].Trim()) is { } inner)
        {
            return (AnswerKind.FencedJson, inner);
        }

        return FieldNames(text) is { Count: > 1 } fields ? (AnswerKind.Fields, fields) : (AnswerKind.Text, []);
    }

    private static List<string>? Keys(string text)
    {
        if (text is not ['{', .., '}'])
        {
            return null;
        }

        var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
        if (!tree.HasRoot || tree.Root.Kind != JsonKind.Object || tree.Errors.Any(error => error.Kind.IsSyntax()))
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
    private static List<string>? FieldNames(string text)
    {
        var names = new List<string>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (FieldName(line) is not { } name)
            {
                return null;
            }

            names.Add(name);
        }

        return names;
    }

    private static ReadOnlySpan<char> FirstLine(string text) =>
        text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text.AsSpan(0, end).TrimEnd() : text;

    /// <summary>What stands before the first colon, if that is a name of up to three words and the colon ends the line or a space follows.</summary>
    private static string? FieldName(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon is < 1 or > LongestName || (colon + 1 < line.Length && line[colon + 1] != ' ') || !char.IsLetter(line[0]))
        {
            return null;
        }

        var name = line[..colon];
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not (' ' or '_' or '-' or '/'))
            {
                return null;
            }
        }

        return name.Count(' ') < 3 ? name.ToString() : null;
    }

    private static bool IsLabel(string text) =>
        text.Length <= LongestLabel
        && !text.Contains('\n', StringComparison.Ordinal)
        && text[^1] is not ('.' or '!' or '?' or '。' or '！' or '？')
        && text.AsSpan().Count(' ') < MostLabelWords
        && text.Count(character => character >= FirstIdeograph) <= MostLabelIdeographs
        && (text.Length <= 2 || !double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _));
}
