using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>
/// An open <c>datasetlsp.json</c>. What is wrong in it is shown as it is typed; what it says counts once it is saved. It is
/// short, so the read loop itself reads it.
/// </summary>
internal sealed class ConfigDocument : OpenDocument
{
    private readonly PublishedDiagnostics _published;

    public ConfigDocument(DocumentIdentity identity, LineTable lines, int version, ServerSession session)
        : base(identity, lines, version, session)
    {
        _published = new PublishedDiagnostics(identity.Number);
        session.ConfigReports.Opened(identity.Uri);
        Publish();
    }

    /// <inheritdoc/>
    public override void Saved()
    {
        Session.Settings.Forget();
        Session.Documents.SettingsChanged();
    }

    /// <inheritdoc/>
    public override Question<DocumentDiagnosticReport> AskForDiagnostics(string? previousResultId) =>
        Question<DocumentDiagnosticReport>.Answered(_published.ReportTo(previousResultId));

    /// <inheritdoc/>
    public override Task CloseAsync()
    {
        Send([]);
        Session.ConfigReports.Closed(Identity.Uri);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Changed(IReadOnlyList<EditStep> steps) => Publish();

    /// <inheritdoc/>
    protected override void Missed()
    {
        _published.Update([]);
        Send([]);
    }

    private void Publish()
    {
        var config = LoadedConfig.Read(Identity.Path!, Lines.ToArray());
        _published.Update(ConfigMapping.ToDiagnostics(config, Session.Profile.Encoding));
        Send(_published.Diagnostics);
    }

    private void Send(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (!Session.Profile.PullsDiagnostics)
        {
            Session.Client.SendNotification(LspMethods.PublishDiagnostics, new()
            {
                Uri = Identity.Uri,
                Version = Session.Profile.TakesDiagnosticVersions ? Version : null,
                Diagnostics = diagnostics,
            });
        }
    }
}
