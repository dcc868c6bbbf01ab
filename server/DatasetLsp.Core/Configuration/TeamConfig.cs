using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Configuration;

/// <summary>A team's <c>datasetlsp.json</c>, as far as it could be read.</summary>
/// <param name="Folder">The folder it lies in; its globs count from there.</param>
/// <param name="Model">The model, where it names one.</param>
/// <param name="Rules">Severities by rule id, for all files.</param>
/// <param name="Datasets">What holds for some files; later sections win.</param>
/// <param name="Problems">What is wrong in it, in order of place.</param>
public sealed record TeamConfig(
    string Folder,
    string? Model,
    IReadOnlyDictionary<string, Severity> Rules,
    IReadOnlyList<DatasetSection> Datasets,
    IReadOnlyList<ConfigProblem> Problems)
{
    /// <summary>Options of rules for all files, as <see cref="RuleSettings.OptionKey"/> names them.</summary>
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();

    /// <summary>How often a job is to go through the data; null where the service is to choose.</summary>
    public int? Epochs { get; init; }

    /// <summary>Files of vocabularies, by full path.</summary>
    public IReadOnlyList<NamedVocabulary> Tokenizers { get; init; } = [];

    /// <summary>Those of them that were read, by name.</summary>
    public IReadOnlyDictionary<string, Tokenizer> Vocabularies { get; init; } = new Dictionary<string, Tokenizer>();

    /// <summary>The name of the file.</summary>
    public const string FileName = "datasetlsp.json";

    /// <summary>The same with the vocabularies that it names read; what is wrong with them is among its problems.</summary>
    public TeamConfig With(VocabularyFiles files)
    {
        var problems = Problems.ToList();
        var vocabularies = files.Open(Tokenizers, problems);
        return this with { Vocabularies = vocabularies, Problems = [.. problems.OrderBy(problem => problem.Span.Start)] };
    }

    /// <summary>What holds for one file: the team's settings, the sections that name it, then the person's own.</summary>
    /// <param name="config">The team's configuration, if there is one.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="personal">The person's own settings.</param>
    public static AnalysisSettings SettingsFor(TeamConfig? config, string path, PersonalSettings personal)
    {
        var severities = new Dictionary<string, Severity>();
        var options = new Dictionary<string, double>();
        Lay(config?.Rules, config?.Options);
        foreach (var section in config?.Datasets ?? [])
        {
            if (Names(config!.Folder, section.Files, path))
            {
                Lay(section.Rules, section.Options);
            }
        }

        Lay(personal.Rules, personal.Options);
        var model = personal.Model ?? config?.Model ?? AnalysisSettings.DefaultModel;
        var vocabularies = (config?.Vocabularies ?? new Dictionary<string, Tokenizer>()).ToDictionary();
        foreach (var (vocabulary, tokenizer) in personal.Vocabularies)
        {
            vocabularies[vocabulary] = tokenizer;
        }

        return new AnalysisSettings(model, new RuleSettings(severities, options))
        {
            Epochs = personal.Epochs ?? config?.Epochs,
            Tokens = TokenCounter.For(ModelCatalogue.Find(model), vocabularies),
            FileName = Path.GetFileName(path) is { Length: > 0 } name ? name : null,
        };

        void Lay(IReadOnlyDictionary<string, Severity>? rules, IReadOnlyDictionary<string, double>? values)
        {
            foreach (var (key, value) in values ?? new Dictionary<string, double>())
            {
                options[key] = value;
            }

            foreach (var (id, severity) in rules ?? new Dictionary<string, Severity>())
            {
                severities[id] = severity;
            }
        }
    }

    private static bool Names(string folder, IReadOnlyList<string> globs, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        return !relative.StartsWith("../", StringComparison.Ordinal)
            && new GlobMatching(globs).Matches(relative);
    }
}
