using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Configuration;

/// <summary>What a person set for themselves; it overrides the team's configuration.</summary>
/// <param name="Model">The model, where the person names one.</param>
/// <param name="Rules">Severities by rule id.</param>
public sealed record PersonalSettings(string? Model, IReadOnlyDictionary<string, Severity> Rules)
{
    /// <summary>Options of rules, as <see cref="RuleSettings.OptionKey"/> names them.</summary>
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();

    /// <summary>How often a job is to go through the data, where the person says it.</summary>
    public int? Epochs { get; init; }

    /// <summary>Files of vocabularies, by full path.</summary>
    public IReadOnlyList<NamedVocabulary> Tokenizers { get; init; } = [];

    /// <summary>Those of them that were read, by name.</summary>
    public IReadOnlyDictionary<string, Tokenizer> Vocabularies { get; init; } = new Dictionary<string, Tokenizer>();

    /// <summary>The same with the vocabularies that are named read.</summary>
    /// <param name="files">Reads them.</param>
    /// <param name="problems">Takes what is wrong with them.</param>
    public PersonalSettings With(VocabularyFiles files, List<ConfigProblem> problems) => this with { Vocabularies = files.Open(Tokenizers, problems) };

    /// <summary>Nothing set.</summary>
    public static PersonalSettings None { get; } = new(null, new Dictionary<string, Severity>());
}
