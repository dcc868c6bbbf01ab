using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.AnalyzeFile;

/// <summary>Analyses a file from disk, for files that editors do not send: its text is never whole in memory.</summary>
internal sealed class AnalyzeFileHandler(ServerSession session) : IReadRequestHandler<AnalyzeFileParams, string, AnalyzeFileResult>
{
    /// <inheritdoc/>
    public RequestMethod<AnalyzeFileParams, AnalyzeFileResult> Method => CustomMethods.AnalyzeFile;

    /// <inheritdoc/>
    public string Capture(AnalyzeFileParams parameters) => parameters.Uri.ToFilePath()
        ?? throw new ResponseException(ErrorCode.InvalidParams, $"{parameters.Uri.Value} is no file on this machine.");

    /// <inheritdoc/>
    public async ValueTask<AnalyzeFileResult> ComputeAsync(string snapshot, AnalyzeFileParams parameters, CancellationToken cancellationToken)
    {
        await session.Settings.WhenReadyAsync(cancellationToken).ConfigureAwait(false);
        using var progress = session.Progresses.Begin(parameters.WorkDoneToken, $"Analyzing {Path.GetFileName(snapshot)}", cancellationToken);
        try
        {
            await using var file = session.Options.Files.OpenRead(snapshot);
            return Analyse(file, snapshot, parameters.Uri, progress);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException)
        {
            throw new ResponseException(ErrorCode.RequestFailed, $"{snapshot} cannot be analyzed: {exception.Message}");
        }
        catch (OperationCanceledException) when (progress.Cancelled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ResponseException(ErrorCode.RequestCancelled, "The analysis was cancelled.");
        }
    }

    private AnalyzeFileResult Analyse(Stream file, string path, DocumentUri uri, WorkProgress progress)
    {
        var settings = session.Settings.For(path).Settings;
        var size = Math.Max(1, file.Length);
        var analysis = FileAnalysis.Of(
            file, settings, DatasetState.MostShown, read => progress.Report((int)Math.Min(100, read * 100 / size)), progress.Cancelled);
        foreach (var failure in analysis.Failures)
        {
            session.Failures.Report(failure);
        }

        session.Options.Logger.Information(
            "{Path}: {Examples} examples ({Format:l}) in {Lines} lines read from disk", path, analysis.Index.Examples, analysis.Format.Id, analysis.Lines.Count);
        var diagnostics = FileDiagnosticMapping.ToDiagnostics(analysis, uri, session.Profile);
        return new AnalyzeFileResult
        {
            Format = analysis.Format.Id,
            Examples = analysis.Index.Examples,
            Errors = analysis.CountOf(Severity.Error),
            Warnings = analysis.CountOf(Severity.Warning),
            Information = analysis.CountOf(Severity.Information),
            Shown = session.FileReports.Publish(uri, diagnostics) ? diagnostics.Count : 0,
        };
    }
}
