using System.Text;
using System.Text.RegularExpressions;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Files that are something else than JSONL.</summary>
public sealed partial class NotADatasetRule : DatasetRule
{
    // What a file is shows in its first lines.
    private const int Sample = 50;

    /// <inheritdoc/>
    public override string Id => "not-a-dataset";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override bool NeedsTrainingData => false;

    /// <inheritdoc/>
    public override bool SilencesOthers => true;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Recognises files that are no JSONL at all, and says what they are: a JSON array, pretty-printed JSON, YAML, CSV, plain text, a Git LFS pointer, a file with merge markers, an empty file.",
        Why: """
            JSONL is one JSON object a line ([jsonlines.org](https://jsonlines.org)). A file of another kind has an error on every
            line; the one that helps is what the file is. Nothing else is reported for such a file.
            """,
        Bad: """
            [
              {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            ]
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "As the message says: write one object a line without line breaks inside, fetch the real file with `git lfs pull`, or resolve the merge.",
        SwitchOff: "Never; without it such a file has an error on every line.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        if (Judge(index, lines) is var (line, message))
        {
            var content = lines.ContentOf(line).Span;
            var start = Math.Max(0, content.IndexOfAnyExcept(" \t\r"u8));
            yield return new LineFinding(
                line, new Finding(this, DefaultSeverity, new TextSpan(start, content[start..].ShortLength(20)), message));
        }
    }

    [GeneratedRegex(@"^\s*(---\s*$|- \S|#|(- )?[\w.""'-]+:(\s|$))")]
    private static partial Regex YamlLine { get; }

    [GeneratedRegex(@"^\s*""[^""]+""\s*:.*""[^""]*""\s*:.*\}\s*$")]
    private static partial Regex JsonKey { get; }

    /// <summary>What a file that is no text at all is, told by its first bytes.</summary>
    private static string? Binary(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "This file is in UTF-16. JSONL is UTF-8: save it as that.",
        [0x1F, 0x8B, ..] => "This file is compressed with gzip. Unpack it first.",
        [(byte)'P', (byte)'K', 3, 4, ..] => "This file is a ZIP archive (as Excel's files are, too). Unpack it, or export the data as JSONL.",
        _ => start[..Math.Min(start.Length, 64)].Count((byte)0) > 4
            ? "This file is no text: it holds zero bytes. If it is in UTF-16, save it as UTF-8."
            : null,
    };

    private static (int LineId, string Message)? Judge(DatasetIndex index, IDatasetLines lines)
    {
        var filled = lines.Count - index.Count(LineKind.Blank);
        if (Binary(lines.ContentOf(lines.IdAt(0)).Span) is { } kind)
        {
            return (lines.IdAt(0), kind);
        }

        if (lines.Ids.Cast<int?>().FirstOrDefault(id => index.KindOf(id!.Value) != LineKind.Blank && !Trim(lines.ContentOf(id.Value)).IsEmpty) is not { } first)
        {
            return (lines.IdAt(0), "The file is empty: it holds no examples.");
        }

        if (index.HoldsMerge)
        {
            return (lines.Ids.First(index.BeginsMerge), "The file holds both sides of an unfinished merge. Resolve it in Git, then look at the data.");
        }

        // One readable line in ten, and it is JSONL with faults.
        var opening = lines.ContentOf(first);
        var isBracketed = Trim(opening) is [(byte)'[', ..] && index.KindOf(first) != LineKind.OtherJson;
        if (index.Records * 10 >= filled && !isBracketed)
        {
            return null;
        }

        if (Trim(opening).StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return (first, "This is a Git LFS pointer; the data itself was not fetched. Run `git lfs pull`.");
        }

        string[] sample =
        [
            .. lines.Ids.Where(id => index.KindOf(id) != LineKind.Blank).Take(Sample)
                .Select(lines.ContentOf)
                .Select(content => Encoding.UTF8.GetString(content.Span[..Math.Min(content.Length, 4096)])),
        ];
        return Describe(index, lines, first, filled, sample) is { } message ? (first, message) : null;
    }

    private static string? Describe(DatasetIndex index, IDatasetLines lines, int first, int filled, string[] sample)
    {
        var opening = lines.ContentOf(first);
        var begin = Trim(opening)[0];
        if (begin == '[')
        {
            var kind = index.KindOf(first);
            var isWhole = filled == 1 && kind == LineKind.OtherJson && Trim(opening).Contains((byte)'{');
            var last = Enumerable.Range(1, lines.Count).Select(back => lines.IdAt(lines.Count - back)).First(id => index.KindOf(id) != LineKind.Blank);
            var closing = lines.ContentOf(last);
            var goesOn = sample.Count(line => line.TrimEnd() is [.., ',' or '[']);
            return isWhole
                || (last != first
                    && kind == LineKind.Unreadable
                    && Trim(closing) is [.., (byte)']']
                    && Trim(closing) is not [(byte)'[', ..]
                    && (goesOn + 1) * 2 >= Math.Min(filled, Sample))
                ? "This is one JSON array. JSONL has no brackets around the examples and no commas between them: write each example on a line of its own."
                : null;
        }

        if (begin == '{')
        {
            return filled > 1 && sample.Count(IsFragment) * 2 > sample.Length && sample.Count(BeginsValue) * 2 <= sample.Length
                ? "This is JSON laid out over several lines. JSONL has one example a line: write each without line breaks."
                : null;
        }

        // Lines that only lack their opening brace are JSON with a fault.
        if (index.Records > 0 || index.Count(LineKind.OtherJson) > 0 || sample.Count(line => JsonKey.IsMatch(line)) * 2 > sample.Length)
        {
            return null;
        }

        if (sample.Length > 1 && sample.Count(line => YamlLine.IsMatch(line)) * 3 > sample.Length * 2)
        {
            return "This is YAML. JSONL has one JSON object a line.";
        }

        foreach (var (separator, name) in new[] { (',', "CSV"), ('\t', "tab-separated values"), (';', "CSV with semicolons") })
        {
            var columns = sample[0].Count(character => character == separator);
            if (columns > 0 && sample.Length > 1 && sample.Count(line => line.Count(character => character == separator) >= columns) * 3 > sample.Length * 2)
            {
                return $"This is {name}. JSONL has one JSON object a line.";
            }
        }

        return sample.Any(line => line.AsSpan().IndexOfAny("{[]}") >= 0) ? null : "This is plain text. JSONL has one JSON object a line.";
    }

    /// <summary>Whether a line is a piece of a value rather than a whole one.</summary>
    private static bool IsFragment(string line)
    {
        var text = line.Trim().TrimEnd(',');
        return !(text.Length > 1 && ((text[0] == '{' && text[^1] == '}') || (text[0] == '[' && text[^1] == ']')));
    }

    /// <summary>Whether a line opens a value and goes on: JSON laid out over several lines has others, but lines cut off or followed by something do so all.</summary>
    private static bool BeginsValue(string line) => line.Trim() is { Length: > 1 } text && text[0] is '{' or '[';

    private static ReadOnlySpan<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var content = line.Span;
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return content.Trim(" \t\r"u8);
    }
}
