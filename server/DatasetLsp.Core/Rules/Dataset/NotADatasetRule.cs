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
            var content = line.Content.Span;
            var start = Math.Max(0, content.IndexOfAnyExcept(" \t\r"u8));
            yield return new LineFinding(
                line.Id, new Finding(this, DefaultSeverity, new TextSpan(start, content[start..].ShortLength(20)), message));
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

    private static (Line Line, string Message)? Judge(DatasetIndex index, LineTable lines)
    {
        var filled = lines.Count - index.Count(LineKind.Blank);
        if (Binary(lines[0].Content.Span) is { } kind)
        {
            return (lines[0], kind);
        }

        if (lines.Lines.FirstOrDefault(line => index.ReportOf(line.Id).Kind != LineKind.Blank && !Trim(line).IsEmpty) is not { } first)
        {
            return (lines[0], "The file is empty: it holds no examples.");
        }

        if (index.Unreadable.Count > 0 && MergeMarker(index, lines) is { } marker)
        {
            return (marker, "The file holds both sides of an unfinished merge. Resolve it in Git, then look at the data.");
        }

        // One readable line in ten, and it is JSONL with faults.
        var isBracketed = Trim(first) is [(byte)'[', ..] && index.ReportOf(first.Id).Kind != LineKind.OtherJson;
        if (index.Records * 10 >= filled && !isBracketed)
        {
            return null;
        }

        if (Trim(first).StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return (first, "This is a Git LFS pointer; the data itself was not fetched. Run `git lfs pull`.");
        }

        string[] sample =
        [
            .. lines.Lines.Where(line => index.ReportOf(line.Id).Kind != LineKind.Blank).Take(Sample)
                .Select(line => Encoding.UTF8.GetString(line.Content.Span[..Math.Min(line.Content.Length, 4096)])),
        ];
        return Describe(index, lines, first, filled, sample) is { } message ? (first, message) : null;
    }

    private static string? Describe(DatasetIndex index, LineTable lines, Line first, int filled, string[] sample)
    {
        var begin = Trim(first)[0];
        if (begin == '[')
        {
            var report = index.ReportOf(first.Id);
            var isWhole = filled == 1 && report.Kind == LineKind.OtherJson && Trim(first).Contains((byte)'{');
            var last = lines.Lines.Reverse().First(line => index.ReportOf(line.Id).Kind != LineKind.Blank);
            var goesOn = sample.Count(line => line.TrimEnd() is [.., ',' or '[']);
            return isWhole
                || (last != first
                    && report.Kind == LineKind.Unreadable
                    && Trim(last) is [.., (byte)']']
                    && Trim(last) is not [(byte)'[', ..]
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

    private static Line? MergeMarker(DatasetIndex index, LineTable lines)
    {
        var markers = index.Unreadable.Select(id => lines.Find(id)!).Where(line => line.Content.Length >= 7).ToList();
        var ours = markers.Where(line => line.Content.Span.StartsWith("<<<<<<< "u8)).ToList();
        return ours.Count > 0 && markers.Exists(line => line.Content.Span.StartsWith(">>>>>>> "u8))
            ? ours.MinBy(line => lines.IndexOf(line.Id))
            : null;
    }

    private static ReadOnlySpan<byte> Trim(Line line)
    {
        var content = line.Content.Span;
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return content.Trim(" \t\r"u8);
    }
}
