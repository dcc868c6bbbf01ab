using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>An open dataset: its text here, on the read loop; its analysis with its <see cref="DatasetWorker"/>.</summary>
internal sealed class DatasetDocument(DocumentIdentity identity, LineTable lines, int version, ServerSession session)
    : OpenDocument(identity, lines, version, session)
{
    /// <summary>Owns the analysis.</summary>
    public DatasetWorker Worker { get; } = new(identity, lines, version, session);

    /// <inheritdoc/>
    public override void Saved() => Worker.Saved();

    /// <inheritdoc/>
    public override Question<DocumentDiagnosticReport> AskForDiagnostics(string? previousResultId) =>
        Worker.AskForDiagnostics(previousResultId);

    /// <inheritdoc/>
    public override Task CloseAsync() => Worker.CloseAsync();

    /// <inheritdoc/>
    protected override void Missed() => Worker.Missed();

    /// <inheritdoc/>
    protected override void Changed(IReadOnlyList<EditStep> steps) => Worker.Edited(Version, steps);
}
