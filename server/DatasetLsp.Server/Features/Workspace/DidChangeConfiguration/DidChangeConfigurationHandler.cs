using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Workspace.DidChangeConfiguration;

/// <summary>The person's settings changed. A client that can be asked for them is asked; another sends them along.</summary>
internal sealed class DidChangeConfigurationHandler(ServerSession session) : INotificationHandler<DidChangeConfigurationParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidChangeConfigurationParams> Method => LspMethods.DidChangeConfiguration;

    /// <inheritdoc/>
    public void Handle(DidChangeConfigurationParams parameters)
    {
        if (session.Profile.AnswersForSettings)
        {
            session.PersonalSettings.Ask();
        }
        else if (parameters.Settings.ValueKind == JsonValueKind.Object
            && parameters.Settings.TryGetProperty(ClientSettingsReader.Section, out var section))
        {
            session.PersonalSettings.Take(section);
        }
    }
}
