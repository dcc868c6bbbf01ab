using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>The findings of several dataset rules at once, line by line.</summary>
internal sealed class RuleStreams : IDisposable
{
    private readonly FileLines _lines;
    private readonly Action<RuleFailure> _failed;
    private readonly List<Stream> _streams = [];

    /// <summary>Begins at the first finding of each.</summary>
    /// <param name="findings">What the rules found; one that found much runs again.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="failed">Takes rules that fail this time, as they may where the file was changed; what they found so far stands.</param>
    public RuleStreams(IEnumerable<RuleFindings> findings, FileLines lines, Action<RuleFailure> failed)
    {
        (_lines, _failed) = (lines, failed);
        foreach (var found in findings)
        {
            var stream = new Stream(found.Rule, found.All.GetEnumerator());
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
                found.Add(stream.Findings.Current.Finding);
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
            stream.Findings.Dispose();
        }
    }

    private int LineOf(Stream stream) => _lines.IndexOf(stream.Findings.Current.LineId);

    private void MoveNext(Stream stream)
    {
        try
        {
            if (stream.Findings.MoveNext())
            {
                return;
            }
        }
        catch (Exception exception) when (exception is not (IOException or OperationCanceledException))
        {
            _failed(new RuleFailure(stream.Rule, exception));
        }

        _streams.Remove(stream);
        stream.Findings.Dispose();
    }

    private sealed record Stream(DatasetRule Rule, IEnumerator<LineFinding> Findings);
}
