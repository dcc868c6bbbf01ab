using DatasetLsp.Core.Configuration;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>
/// An open <c>datasetlsp.json</c>. What is wrong in it is shown as it is typed; what it says counts once it is saved. It is
/// short, so the read loop itself reads it; the vocabularies that it names are read elsewhere, when it is opened and saved.
/// </summary>
internal sealed class ConfigDocument : OpenDocument
{
    private readonly Lock _lock = new();
    private readonly PublishedDiagnostics _published;
    private LoadedConfig? _shown;
    private int _shownVersion;
    private int _readings;

    // By what names them, so that they move with it as the text is typed.
    private Dictionary<(string Name, string Path), string> _vocabularyProblems = [];

    public ConfigDocument(DocumentIdentity identity, LineTable lines, int version, ServerSession session)
        : base(identity, lines, version, session)
    {
        _published = new PublishedDiagnostics(identity.Number);
        session.ConfigReports.Opened(identity.Uri);
        Publish();
        ReadVocabularies();
    }

    /// <inheritdoc/>
    public override void Saved()
    {
        Session.Settings.Forget();
        Session.Documents.SettingsChanged();
        ReadVocabularies();
    }

    /// <inheritdoc/>
    public override Question<DocumentDiagnosticReport> AskForDiagnostics(string? previousResultId)
    {
        lock (_lock)
        {
            return Question<DocumentDiagnosticReport>.Answered(_published.ReportTo(previousResultId));
        }
    }

    /// <inheritdoc/>
    public override Task CloseAsync()
    {
        lock (_lock)
        {
            _shown = null;
            Send([]);
        }

        Session.ConfigReports.Closed(Identity.Uri);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Changed(IReadOnlyList<EditStep> steps) => Publish();

    /// <inheritdoc/>
    protected override void Missed()
    {
        lock (_lock)
        {
            _shown = null;
            _published.Update([]);
            Send([]);
        }
    }

    private void Publish()
    {
        lock (_lock)
        {
            (_shown, _shownVersion) = (LoadedConfig.Read(Identity.Path!, Lines.ToArray()), Version);
            Update(_shown);
            Send(_published.Diagnostics);
        }
    }

    /// <summary>Takes a second for each, or as long as the disk does; so not on the read loop.</summary>
    private void ReadVocabularies()
    {
        IReadOnlyList<NamedVocabulary> named;
        int reading;
        lock (_lock)
        {
            reading = ++_readings;
            named = _shown?.Config.Tokenizers ?? [];
        }

        if (named.Count > 0)
        {
            _ = Task.Run(() => Show(reading, named, Session.Settings.ProblemsOf(named)));
        }
    }

    private void Show(int reading, IReadOnlyList<NamedVocabulary> named, IReadOnlyList<ConfigProblem> problems)
    {
        lock (_lock)
        {
            // A later save has others read.
            if (reading != _readings)
            {
                return;
            }

            _vocabularyProblems = [];
            foreach (var problem in problems)
            {
                var vocabulary = named.First(vocabulary => vocabulary.Span == problem.Span);
                _vocabularyProblems[(vocabulary.Name, vocabulary.Path)] = problem.Message;
            }

            if (_shown is null || !Update(_shown))
            {
                return;
            }

            Send(_published.Diagnostics);
            if (Session.Profile.PullsDiagnostics)
            {
                Session.DiagnosticRefreshes.Request();
            }
        }
    }

    private bool Update(LoadedConfig config)
    {
        var problems = config.Config.Problems.ToList();
        foreach (var named in config.Config.Tokenizers)
        {
            if (_vocabularyProblems.TryGetValue((named.Name, named.Path), out var problem))
            {
                problems.Add(new ConfigProblem(named.Span, problem));
            }
        }

        var all = config with { Config = config.Config with { Problems = [.. problems.OrderBy(problem => problem.Span.Start)] } };
        return _published.Update(ConfigMapping.ToDiagnostics(all, Session.Profile.Encoding));
    }

    private void Send(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (!Session.Profile.PullsDiagnostics)
        {
            Session.Client.SendNotification(LspMethods.PublishDiagnostics, new()
            {
                Uri = Identity.Uri,
                Version = Session.Profile.TakesDiagnosticVersions ? _shownVersion : null,
                Diagnostics = diagnostics,
            });
        }
    }
}
