using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>A place that a client asks about, with the text and the settings of that moment. Immutable.</summary>
/// <param name="Lines">The text.</param>
/// <param name="Line">The line's index.</param>
/// <param name="Offset">The byte on it.</param>
/// <param name="Findings">What was found there.</param>
/// <param name="Settings">What holds for the file.</param>
internal sealed record AskedPlace(LineTable Lines, int Line, int Offset, IReadOnlyList<Finding> Findings, AnalysisSettings Settings)
{
    /// <summary>The line's bytes.</summary>
    public ReadOnlyMemory<byte> Content => Lines[Line].Content;

    /// <summary>The place that a client names.</summary>
    public static AskedPlace At(Position position, DatasetState state, PositionEncoding encoding)
    {
        var lines = state.Analysis.Lines;
        var (line, offset) = lines.FromPosition(position, encoding);
        var findings = state.FindingsOn(lines[line]).Where(finding => finding.Span.Start <= offset && offset <= finding.Span.End);
        return new AskedPlace(lines, line, offset, [.. findings], state.Settings);
    }

    /// <summary>A span on its line, as the client counts.</summary>
    public LspRange ToRange(TextSpan span, PositionEncoding encoding) => Lines.ToRange(Line, span, encoding);
}
