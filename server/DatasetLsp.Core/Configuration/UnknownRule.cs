using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Configuration;

/// <summary>What is said where a person names a rule that is none.</summary>
public static class UnknownRule
{
    /// <summary>A sentence that says so, and what may have been meant.</summary>
    public static string Describe(string id) =>
        NearestName.Find(id, RuleCatalogue.All.Select(rule => rule.Id)) is { } nearest
            ? $"There is no rule `{id}`. Did you mean `{nearest}`?"
            : $"There is no rule `{id}`; `dataset-lsp rules` lists them.";
}
