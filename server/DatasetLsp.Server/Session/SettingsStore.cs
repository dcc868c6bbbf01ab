using System.Collections.Concurrent;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;
using DatasetLsp.Tokenizers;
using Serilog;

namespace DatasetLsp.Server.Session;

/// <summary>What the team and the person have set. Files are read once, until they may have changed. Safe from any thread.</summary>
internal sealed class SettingsStore(
    IFileSystem files, ILogger log, TimeProvider time, Func<string, ModelInfo?> models, Func<string, Tokenizer?> builtIn, Action<string> warn)
{
    // A client that announces settings and never sends them must not keep a document waiting.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly VocabularyFiles _vocabularies = new(files);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FilesRead _read = new();
    private readonly ConcurrentDictionary<string, bool> _damaged = new();
    private string _warned = "";
    private volatile PersonalSettings _personal = PersonalSettings.None;

    /// <summary>What the person has set. Setting it ends the wait for it.</summary>
    public PersonalSettings Personal
    {
        get => _personal;
        set
        {
            _personal = value;
            _ready.TrySetResult();
        }
    }

    /// <summary>Says that the person's settings are not waited for.</summary>
    public void WaitNoMore() => _ready.TrySetResult();

    /// <summary>Waits for the person's settings, so that a document is not analysed twice when it is opened; not for ever.</summary>
    public async Task WhenReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ready.Task.WaitAsync(LongestWait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nor each of its documents.
            _ready.TrySetResult();
            log.Warning("The client has not sent its settings; defaults are used until it does.");
        }
    }

    /// <summary>Forgets all files read.</summary>
    public void Forget()
    {
        _vocabularies.Forget();
        _read = new();
    }

    /// <summary>What holds for a file, and the team's configuration that has a part in it. Reads files, vocabularies among them, where that was not done yet.</summary>
    /// <param name="path">Full path; null for a document that is no file.</param>
    public (AnalysisSettings Settings, LoadedConfig? Config) For(string? path)
    {
        var loaded = path is null ? null : ConfigOf(path);
        var problems = new List<ConfigProblem>();
        var settings = TeamConfig.SettingsFor(loaded?.Config, path ?? "", _personal.With(_vocabularies, problems));
        Warn(problems);
        settings = settings with
        {
            ModelInfo = models(settings.Model),
            Tokens = settings.Tokens?.Loaded(builtIn, WarnOnce),
            Today = DateOnly.FromDateTime(time.GetLocalNow().DateTime),
        };
        return (settings, loaded);
    }

    /// <summary>The configuration at a path; null where there is no such file.</summary>
    public LoadedConfig? At(string path) => files.FileExists(path) ? _read.ByPath.GetOrAdd(path, Load) : null;

    /// <summary>Reads vocabularies where that was not done yet, for what is wrong with them.</summary>
    public IReadOnlyList<ConfigProblem> ProblemsOf(IReadOnlyList<NamedVocabulary> vocabularies)
    {
        var problems = new List<ConfigProblem>();
        _vocabularies.Open(vocabularies, problems);
        return problems;
    }

    /// <summary>Says what is wrong in a person's own settings, once.</summary>
    private void Warn(List<ConfigProblem> problems)
    {
        var text = string.Join(" ", problems.Select(problem => problem.Message));
        if (Interlocked.Exchange(ref _warned, text) != text && text.Length > 0)
        {
            warn($"Settings {ClientSettingsReader.Section}: {text}");
        }
    }

    private void WarnOnce(string failure)
    {
        if (_damaged.TryAdd(failure, true))
        {
            log.Warning("{Failure}", failure);
            warn(failure);
        }
    }

    private LoadedConfig? ConfigOf(string path)
    {
        // One object for both, so that what was read before a change never gets in among what is read after it.
        var read = _read;
        return read.ByFolder.GetOrAdd(
            Path.GetDirectoryName(path) ?? path, _ => ConfigLocator.Find(path, files) is { } found ? read.ByPath.GetOrAdd(found, Load) : null);
    }

    private LoadedConfig Load(string path)
    {
        try
        {
            var read = LoadedConfig.Read(path, files.ReadAllBytes(path));
            return read with { Config = read.Config.With(_vocabularies) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Warning("{Path} cannot be read: {Reason}", path, exception.Message);
            var empty = LoadedConfig.Read(path, "{}"u8.ToArray());
            return empty with
            {
                Config = empty.Config with { Problems = [new ConfigProblem(default, $"This file cannot be read, so nothing in it counts: {exception.Message}")] },
                Text = LineTable.FromBytes(default),
            };
        }
    }

    private sealed class FilesRead
    {
        public ConcurrentDictionary<string, LoadedConfig?> ByFolder { get; } = new();

        public ConcurrentDictionary<string, LoadedConfig> ByPath { get; } = new();
    }
}
