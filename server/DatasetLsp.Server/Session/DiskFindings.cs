using System.Text;
using System.Text.Unicode;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Rules.Lines;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>
/// What is wrong with a file's bytes and cannot be seen in the editor, which drops a byte order mark and shows U+FFFD for bytes
/// that are no UTF-8. Without fixes: no edit of the text could mend it.
/// </summary>
internal sealed class DiskFindings
{
    private const int PieceBytes = 64 * 1024;

    private readonly Dictionary<int, IReadOnlyList<Finding>> _findings = [];

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Nothing.</summary>
    public static DiskFindings None => new();

    /// <summary>How many there are.</summary>
    public int Count => _findings.Values.Sum(findings => findings.Count);

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<LineFinding> All =>
        _findings.SelectMany(line => line.Value.Select(finding => new LineFinding(line.Key, finding)));

    /// <summary>Those on one line.</summary>
    public IReadOnlyList<Finding> On(int lineId) => _findings.GetValueOrDefault(lineId, []);

    /// <summary>Forgets those on lines that were edited.</summary>
    public void Forget(IEnumerable<Line> edited)
    {
        foreach (var line in edited)
        {
            _findings.Remove(line.Id);
        }
    }

    /// <summary>The same under other settings.</summary>
    public DiskFindings With(RuleSettings settings)
    {
        var changed = new DiskFindings();
        foreach (var (lineId, findings) in _findings)
        {
            changed._findings[lineId] =
                [.. findings.Where(finding => settings.IsOn(finding.Rule)).Select(finding => finding with { Severity = settings.SeverityOf(finding.Rule) })];
        }

        return changed;
    }

    /// <summary>
    /// Reads a file where it may hide something from the editor, which is seldom: most are read piece by piece, and nothing of
    /// them is kept.
    /// </summary>
    /// <returns>All its bytes; null where it is UTF-8 without a byte order mark.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(IFileSystem files, string path)
    {
        using (var stream = files.OpenRead(path))
        {
            var piece = new byte[PieceBytes];
            var kept = 0;
            var isStart = true;
            while (true)
            {
                var read = stream.ReadAtLeast(piece.AsSpan(kept), piece.Length - kept, throwOnEndOfStream: false);
                var seen = piece.AsSpan(0, kept + read);
                var isEnd = seen.Length < piece.Length;
                var whole = isEnd ? seen.Length : WholeCharacters(seen);
                if ((isStart && seen.StartsWith(ByteOrderMark)) || !Utf8.IsValid(seen[..whole]))
                {
                    break;
                }

                if (isEnd)
                {
                    return null;
                }

                seen[whole..].CopyTo(piece);
                kept = seen.Length - whole;
                isStart = false;
            }
        }

        return files.ReadAllBytes(path);
    }

    /// <summary>Compares a text with the file that it was read from or written to.</summary>
    /// <param name="text">The text that the client sent.</param>
    /// <param name="file">The file's bytes.</param>
    /// <param name="settings">Whether the rule is on, and how grave it is.</param>
    /// <returns>Nothing where the two differ in more than a byte order mark, line ends and U+FFFD: then the file is another text.</returns>
    public static DiskFindings Compare(LineTable text, ReadOnlyMemory<byte> file, RuleSettings settings)
    {
        var found = new DiskFindings();
        var mark = file.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (text[0].Content.Span.StartsWith(ByteOrderMark) || (mark == 0 && Utf8.IsValid(file.Span)))
        {
            return found;
        }

        using var shown = EditorLines(text).GetEnumerator();
        foreach (var stored in EditorLines(LineTable.FromBytes(file[mark..])))
        {
            if (!shown.MoveNext() || !IsSame(shown.Current, stored))
            {
                return None;
            }

            var raw = mark > 0 ? (ReadOnlyMemory<byte>)file[..(mark + stored.Bytes.Length)] : stored.Bytes;
            if (mark > 0 || !Utf8.IsValid(raw.Span))
            {
                found.Add(shown.Current, raw, mark, settings);
            }

            mark = 0;
        }

        return shown.MoveNext() ? None : found;
    }

    /// <summary>How many bytes there are without those of a character at the end that may go on.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.Length - 1;
        while (start > bytes.Length - 4 && (bytes[start] & 0xC0) == 0x80)
        {
            start--;
        }

        return bytes[start] < 0x80 ? bytes.Length : start;
    }

    private static IEnumerable<EditorLine> EditorLines(LineTable text)
    {
        foreach (var line in text.Lines)
        {
            var start = 0;
            while (line.Content.Span[start..].IndexOf((byte)'\r') is >= 0 and var length)
            {
                yield return new EditorLine(line, start, line.Content.Slice(start, length));
                start += length + 1;
            }

            yield return new EditorLine(line, start, line.Content[start..]);
        }
    }

    private static bool IsSame(EditorLine shown, EditorLine stored) =>
        shown.Bytes.Span.SequenceEqual(stored.Bytes.Span)
        || (!Utf8.IsValid(stored.Bytes.Span) && WithoutReplacements(shown.Bytes) == WithoutReplacements(stored.Bytes));

    // How many U+FFFD stand for a damaged sequence differs from editor to editor.
    private static string WithoutReplacements(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Replace("\uFFFD", "");

    private void Add(EditorLine shown, ReadOnlyMemory<byte> raw, int mark, RuleSettings settings)
    {
        // What can be seen in the editor's text is found there, and half characters are.
        var rules = AnalysisSettings.Default with { Rules = settings, Tokens = null };
        var seen = LineAnalyzer.Analyse(shown.Bytes, rules).Findings.Where(finding => finding.Rule is InvalidEncodingRule).Select(finding => finding.Message).ToHashSet();
        var findings = LineAnalyzer.Analyse(raw, rules).Findings
            .Where(finding => finding.Rule is InvalidEncodingRule && !seen.Contains(finding.Message))
            .Select(finding => finding with { Span = Place(finding.Span), Fix = null })
            .ToList();
        if (findings.Count > 0)
        {
            _findings[shown.Line.Id] = [.. On(shown.Line.Id), .. findings];
        }

        TextSpan Place(TextSpan span)
        {
            var start = Math.Min(Shown(span.Start), shown.Bytes.Length);
            return TextSpan.FromBounds(shown.Start + start, shown.Start + Math.Clamp(Shown(span.End), Math.Min(start + 1, shown.Bytes.Length), shown.Bytes.Length));
        }

        int Shown(int offset) => Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(raw.Span[Math.Min(mark, offset)..offset]));
    }

    /// <summary>A line as editors make them, which also end one at a lone CR.</summary>
    /// <param name="Line">The line of the table that it is a part of.</param>
    /// <param name="Start">Where in that line it begins.</param>
    /// <param name="Bytes">Its bytes.</param>
    private readonly record struct EditorLine(Line Line, int Start, ReadOnlyMemory<byte> Bytes);
}
