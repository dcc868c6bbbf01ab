using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Mapping;

/// <summary>How grave a finding is, in LSP's words.</summary>
internal static class SeverityMapping
{
    /// <summary>The severity of a finding that is shown.</summary>
    public static DiagnosticSeverity ToLsp(this Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Information => DiagnosticSeverity.Information,
        _ => DiagnosticSeverity.Hint,
    };
}
