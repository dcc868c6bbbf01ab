using System.Globalization;
using System.Text;
using System.Text.Unicode;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>
/// What holds of findings whatever the bytes: every place lies in its line, on the bounds of its characters; every message is one short
/// line; every fix can be applied, and one that is certain leaves a readable line readable; no rule fails.
/// </summary>
internal static class Soundness
{
    private const int LongestSpan = 100;
    private const int LongestMessage = 1000;

    /// <summary>Checks all findings of a file.</summary>
    public static void Check(DatasetAnalysis analysis)
    {
        Assert.Empty(analysis.TakeFailures());
        foreach (var line in analysis.All.GroupBy(found => found.Line))
        {
            var id = analysis.Lines[line.Key].Id;
            Check(analysis.Lines[line.Key].Content, analysis.Index.KindOf(id), line.Select(found => found.Finding), other => analysis.Lines.Find(other)!.Content);
        }
    }

    /// <summary>Checks what a line says for itself, also what is not shown in its file.</summary>
    public static void Check(ReadOnlyMemory<byte> line, ExampleReport report)
    {
        Assert.Empty(report.Failures);
        Check(line, report.Kind, report.Findings, _ => throw new InvalidOperationException("a line by itself knows no other"));
    }

    /// <summary>All that can be seen of a finding on a line.</summary>
    public static string Describe(Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Span} {finding.Rule} {finding.Severity} {finding.Message} {string.Join(' ', finding.Related)} {finding.Fix?.Title} {finding.Fix?.IsCertain} ")
        + string.Join(' ', (finding.Fix?.Edits ?? []).Select(edit => $"{edit.Span}{Convert.ToHexString(edit.NewText.Span)}"));

    private static void Check(ReadOnlyMemory<byte> line, LineKind kind, IEnumerable<Finding> findings, Func<int, ReadOnlyMemory<byte>> contentOf)
    {
        var places = new Places(line);
        foreach (var finding in findings)
        {
            places.Check(finding.Span, finding, LongestSpan);
            Hold(finding.Message.Length < LongestMessage && !finding.Message.AsSpan().ContainsAny('\n', '\r'), finding, "its message is no short line");
            foreach (var related in finding.Related)
            {
                (related.LineId is { } id ? new Places(contentOf(id)) : places).Check(related.Span, finding, LongestSpan);
            }

            if (finding.Fix is { } fix)
            {
                Check(fix, finding, kind, places);
            }
        }
    }

    private static void Check(Fix fix, Finding finding, LineKind kind, Places places)
    {
        var last = 0;
        foreach (var edit in fix.Edits)
        {
            places.Check(edit.Span, finding, int.MaxValue);
            Hold(edit.Span.Start >= last, finding, "its edits are not in order");
            last = edit.Span.End;
            Hold(!places.IsUtf8 || Utf8.IsValid(edit.NewText.Span), finding, "new text is no UTF-8");
        }

        // Of many on one line the first show what there is to see.
        if (kind != LineKind.Unreadable && fix is { IsCertain: true, RemovesLine: false } && places.Mended++ < Places.MostMended)
        {
            var after = LineTable.FromBytes(LineFixer.Apply(places.Line.Span, fix.Edits));
            Hold(
                after.Lines.All(piece => LineAnalyzer.Analyse(piece.Content, AnalysisSettings.Default).Kind != LineKind.Unreadable),
                finding,
                "its fix makes the line unreadable");
        }
    }

    /// <summary>Describes a finding only where something is wrong with it: there are many.</summary>
    private static void Hold(bool condition, Finding finding, string fault)
    {
        if (!condition)
        {
            Assert.Fail($"{fault}: {Describe(finding)}");
        }
    }

    /// <summary>Where the characters of a line begin.</summary>
    private sealed class Places(ReadOnlyMemory<byte> line)
    {
        public const int MostMended = 3;

        public ReadOnlyMemory<byte> Line => line;

        public bool IsUtf8 { get; } = Utf8.IsValid(line.Span);

        public int Mended { get; set; }

        public void Check(TextSpan span, Finding finding, int longest)
        {
            Hold(span.Start >= 0 && span.Length >= 0 && span.End <= line.Length, finding, "a place is outside the line");
            Hold(span.Length <= longest, finding, "a place is long");
            Hold(IsBound(span.Start) && IsBound(span.End), finding, "a place cuts a character");
        }

        /// <summary>Whether no character of UTF-8 goes on here; bytes that are none may be cut anywhere.</summary>
        private bool IsBound(int at)
        {
            for (var start = Math.Max(0, at - 3); start < at; start++)
            {
                if (Rune.DecodeFromUtf8(line.Span[start..], out _, out var length) == System.Buffers.OperationStatus.Done && start + length > at)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
