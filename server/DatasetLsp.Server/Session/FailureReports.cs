using System.Diagnostics;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using Serilog;

namespace DatasetLsp.Server.Session;

/// <summary>
/// Takes the server's own faults: each goes to the log, the first also before the person. An exception's message may quote
/// what it stumbled over, which is example text; so neither shows more than its type and where it was thrown.
/// </summary>
internal sealed class FailureReports(IClient client, ILogger log)
{
    private int _shown;

    /// <summary>Reports one.</summary>
    /// <param name="stage">What the server was about: a method, or a step of the analysis. No example text.</param>
    /// <param name="exception">What was thrown.</param>
    public void Report(string stage, Exception exception)
    {
        var cause = exception;
        while (cause is AggregateException { InnerExceptions: [var inner, ..] })
        {
            cause = inner;
        }

        log.Error("{Stage} failed{Rule}: {Kind}\n{Stack}", stage, RuleIn(cause) is { } rule ? $" in rule {rule}" : "", cause.GetType().FullName, cause.StackTrace);
        Show($"Dataset Workbench met a fault of its own ({stage}). It goes on, but may miss problems; its log says more.");
    }

    /// <summary>Reports a rule that failed. The findings of the others stand.</summary>
    public void Report(RuleFailure failure)
    {
        log.Error("Rule {Rule:l} failed: {Kind:l}\n{Stack}", failure.Rule.Id, failure.Exception.GetType().FullName, failure.Exception.StackTrace);
        Show($"The rule {failure.Rule.Id} of Dataset Workbench met a fault of its own. The other rules go on; its log says more.");
    }

    private void Show(string message)
    {
        if (Interlocked.Exchange(ref _shown, 1) == 0)
        {
            client.SendNotification(LspMethods.ShowMessage, new ShowMessageParams
            {
                Type = MessageType.Error,
                Message = message,
            });
        }
    }

    private static string? RuleIn(Exception exception) =>
        new StackTrace(exception).GetFrames()
            .Select(frame => DiagnosticMethodInfo.Create(frame)?.DeclaringTypeName)
            .Select(type => RuleCatalogue.All.FirstOrDefault(rule => type?.StartsWith(rule.GetType().FullName!, StringComparison.Ordinal) == true)?.Id)
            .FirstOrDefault(id => id is not null);
}
