using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Mapping;

/// <summary>From the problems of a configuration to diagnostics.</summary>
internal static class ConfigMapping
{
    /// <summary>The id that all of them have.</summary>
    public const string RuleId = "config";

    /// <summary>The diagnostics of a configuration file.</summary>
    public static IReadOnlyList<Diagnostic> ToDiagnostics(LoadedConfig config, PositionEncoding encoding) =>
    [
        .. config.Config.Problems.Take(DatasetState.MostShown).Select(problem => new Diagnostic
        {
            Range = new LspRange(ToPosition(config.Text, problem.Span.Start, encoding), ToPosition(config.Text, problem.Span.End, encoding)),
            Severity = DiagnosticSeverity.Error,
            Code = RuleId,
            Source = DiagnosticMapping.Source,
            Message = problem.Message,
        }),
    ];

    private static Position ToPosition(LineTable text, int offset, PositionEncoding encoding)
    {
        var line = 0;
        while (line < text.Count - 1 && offset >= LengthOf(text[line]))
        {
            offset -= LengthOf(text[line]);
            line++;
        }

        return text.ToPosition(line, offset, encoding);
    }

    private static int LengthOf(Line line) => line.Content.Length + line.Break.ToBytes().Length;
}
