using DatasetLsp.Core.Analysis;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>An edit as people and programs make them: a letter, a line, a block, a paste.</summary>
internal static class RandomEdit
{
    private static readonly string[] Bits = ["", "x", "\"", "{", "}", "\n", "\r", "\r\n", "\n\n", "😀", "ä", ",", "\"role\":\"model\"", "\\", "\t", "\uFEFF", "null"];

    /// <summary>Makes one, of a place and a text by chance.</summary>
    public static void Make(DatasetAnalysis analysis, byte[] paste, Random random)
    {
        var (start, end) = Places(analysis.Lines, random);
        Replace(analysis, start, end, NewText(analysis.Lines, paste, random));
    }

    /// <summary>Replaces what lies between two places, and has the analysis take it in.</summary>
    public static void Replace(DatasetAnalysis analysis, TextPosition start, TextPosition end, ReadOnlySpan<byte> text)
    {
        var table = analysis.Lines.Replace(start, end, text, out var change);
        analysis.Apply(table, change);
    }

    /// <summary>Inside a line mostly; else over some lines, or over many.</summary>
    private static (TextPosition Start, TextPosition End) Places(LineTable lines, Random random)
    {
        var line = random.Next(lines.Count);
        var start = new TextPosition(line, random.Next(lines[line].Content.Length + 1));
        var reach = random.Next(10) switch { 0 => lines.Count, < 3 => random.Next(4), _ => 0 };
        var last = Math.Min(line + reach, lines.Count - 1);
        var from = last == line ? start.Offset : 0;
        return (start, new TextPosition(last, Math.Min(lines[last].Content.Length, from + random.Next(random.Next(2) == 0 ? 4 : 200))));
    }

    private static byte[] NewText(LineTable lines, byte[] paste, Random random) => random.Next(8) switch
    {
        0 => paste,
        1 => [.. lines[random.Next(lines.Count)].Content.Span, (byte)'\n'],
        _ => Sampling.Bytes(Bits[random.Next(Bits.Length)]),
    };
}
