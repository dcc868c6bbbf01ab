using System.Text.Json;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Workspace.Initialized;

/// <summary>The client is ready to be asked: for its settings, and to watch configuration files.</summary>
internal sealed class InitializedHandler(ServerSession session) : INotificationHandler<InitializedParams>
{
    /// <inheritdoc/>
    public NotificationMethod<InitializedParams> Method => LspMethods.Initialized;

    /// <inheritdoc/>
    public void Handle(InitializedParams parameters)
    {
        if (session.Profile.AnswersForSettings)
        {
            session.PersonalSettings.Ask();
        }

        var registrations = new List<Registration>();
        if (session.Profile.WatchesFiles)
        {
            var options = new DidChangeWatchedFilesRegistrationOptions { Watchers = [new Protocol.Lsp.FileSystemWatcher { GlobPattern = $"**/{TeamConfig.FileName}" }] };
            registrations.Add(new Registration
            {
                Id = "datasetlsp-config",
                Method = LspMethods.DidChangeWatchedFiles.Name,
                RegisterOptions = JsonSerializer.SerializeToElement(options, LspJsonContext.Default.DidChangeWatchedFilesRegistrationOptions),
            });
        }

        if (session.Profile.RegistersForSettings)
        {
            var options = new DidChangeConfigurationRegistrationOptions { Section = ClientSettingsReader.Section };
            registrations.Add(new Registration
            {
                Id = "datasetlsp-settings",
                Method = LspMethods.DidChangeConfiguration.Name,
                RegisterOptions = JsonSerializer.SerializeToElement(options, LspJsonContext.Default.DidChangeConfigurationRegistrationOptions),
            });
        }

        if (registrations.Count > 0)
        {
            _ = RegisterAsync(registrations);
        }
    }

    private async Task RegisterAsync(IReadOnlyList<Registration> registrations)
    {
        try
        {
            await session.Client.SendRequestAsync(LspMethods.RegisterCapability, new() { Registrations = registrations }).ConfigureAwait(false);
        }
        catch (ResponseException exception)
        {
            session.Options.Logger.Warning("The client does not watch configuration files: {Reason}", exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }
}
