using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>The findings of several dataset rules at once, line by line.</summary>
internal sealed class RuleStreams : IDisposable
{
    private readonly FileLines _lines;
    private readonly List<IEnumerator<LineFinding>> _streams = [];

    /// <summary>Begins at the first finding of each.</summary>
    public RuleStreams(IEnumerable<RuleFindings> findings, FileLines lines)
    {
        _lines = lines;
        foreach (var found in findings)
        {
            var stream = found.All.GetEnumerator();
            _streams.Add(stream);
            MoveNext(stream);
        }
    }

    /// <summary>The next line with findings; null after the last.</summary>
    public int? Line => _streams.Count == 0 ? null : _streams.Min(LineOf);

    /// <summary>The findings on a line, in the order of the rules.</summary>
    public IReadOnlyList<Finding> TakeOn(int line)
    {
        var found = new List<Finding>();
        foreach (var stream in _streams.ToList())
        {
            while (_streams.Contains(stream) && LineOf(stream) == line)
            {
                found.Add(stream.Current.Finding);
                MoveNext(stream);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stream in _streams)
        {
            stream.Dispose();
        }
    }

    private int LineOf(IEnumerator<LineFinding> stream) => _lines.IndexOf(stream.Current.LineId);

    private void MoveNext(IEnumerator<LineFinding> stream)
    {
        if (!stream.MoveNext())
        {
            _streams.Remove(stream);
            stream.Dispose();
        }
    }
}
