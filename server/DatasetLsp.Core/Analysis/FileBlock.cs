using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>Some lines of a file that lie one after the other, read and judged by themselves. Used again for others of the file.</summary>
/// <typeparam name="TReport">What is said of a line.</typeparam>
internal sealed class FileBlock<TReport>
    where TReport : class
{
    private readonly List<Line> _lines = [];
    private readonly List<TReport> _reports = [];

    /// <summary>What it is read into; longer than the block, as a rule.</summary>
    public byte[] Buffer { get; set; } = [];

    /// <summary>Which of the file's blocks it is, from 0.</summary>
    public int Number { get; set; }

    /// <summary>Where in the file it begins.</summary>
    public long Start { get; set; }

    /// <summary>How many bytes it has.</summary>
    public int Length { get; set; }

    /// <summary>The index of its first line in the file.</summary>
    public int FirstLine { get; set; }

    /// <summary>Whether it is the last, whose last line has no break.</summary>
    public bool IsLast { get; set; }

    /// <summary>Its lines, once judged.</summary>
    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>What each of them says for itself.</summary>
    public IReadOnlyList<TReport> Reports => _reports;

    /// <summary>Finds its lines and judges each.</summary>
    public void Judge(Func<ReadOnlyMemory<byte>, TReport> judge)
    {
        _lines.Clear();
        _reports.Clear();
        var rest = Buffer.AsMemory(0, Length);
        while (rest.Span.IndexOf((byte)'\n') is >= 0 and var length)
        {
            var content = rest[..length];
            if (content.Span is [.., (byte)'\r'])
            {
                Judge(content[..^1], LineBreak.CarriageReturnLineFeed, judge);
            }
            else
            {
                Judge(content, LineBreak.LineFeed, judge);
            }

            rest = rest[(length + 1)..];
        }

        if (IsLast)
        {
            Judge(rest, LineBreak.None, judge);
        }
    }

    private void Judge(ReadOnlyMemory<byte> content, LineBreak lineBreak, Func<ReadOnlyMemory<byte>, TReport> judge)
    {
        _lines.Add(new Line(FirstLine + _lines.Count, content, lineBreak));
        _reports.Add(judge(content));
    }
}
