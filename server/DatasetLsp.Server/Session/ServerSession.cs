using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Server.Session;

/// <summary>What lasts from <c>initialize</c> to the end of the connection, and is shared by the handlers.</summary>
internal sealed class ServerSession
{
    public ServerSession(IClient client, LanguageServerOptions options)
    {
        Client = client;
        Options = options;
        Failures = new FailureReports(client, options.Logger);
        Settings = new SettingsStore(options.Files, options.Logger, options.Time, options.Models, options.BuiltIn, Warn);
        PersonalSettings = new PersonalSettingsSource(this);
        ConfigReports = new ConfigReports(this);
        DiagnosticRefreshes = new Refreshes(client, LspMethods.DiagnosticRefresh);
        InlayHintRefreshes = new Refreshes(client, LspMethods.InlayHintRefresh);
        Documents = new DocumentStore(this);
        FileReports = new FileReports(this);
        Progresses = new WorkProgresses(client);
    }

    /// <summary>Shows the person a warning.</summary>
    public void Warn(string message) => Client.SendNotification(LspMethods.ShowMessage, new() { Type = MessageType.Warning, Message = message });

    /// <summary>The client.</summary>
    public IClient Client { get; }

    /// <summary>What the server was given from outside.</summary>
    public LanguageServerOptions Options { get; }

    /// <summary>What the client can do; set by <c>initialize</c>, before which nothing else is asked.</summary>
    public ClientProfile Profile { get; set; } = new();

    /// <summary>Where the server's own faults go.</summary>
    public FailureReports Failures { get; }

    /// <summary>What the team and the person have set.</summary>
    public SettingsStore Settings { get; }

    /// <summary>Where the person's settings come from.</summary>
    public PersonalSettingsSource PersonalSettings { get; }

    /// <summary>The diagnostics of configuration files that are not open.</summary>
    public ConfigReports ConfigReports { get; }

    /// <summary>Has diagnostics asked for again.</summary>
    public Refreshes DiagnosticRefreshes { get; }

    /// <summary>Has inlay hints asked for again, of clients that can be told.</summary>
    public Refreshes InlayHintRefreshes { get; }

    /// <summary>The diagnostics of files that were analysed from disk.</summary>
    public FileReports FileReports { get; }

    /// <summary>The work that the client hears of as it goes on.</summary>
    public WorkProgresses Progresses { get; }

    /// <summary>The open documents.</summary>
    public DocumentStore Documents { get; }

    /// <summary>Configuration files may have changed: what was read of them is read again where it is needed.</summary>
    public void ReloadSettings()
    {
        Settings.Forget();
        Documents.SettingsChanged();
        ConfigReports.Recheck();
    }
}
