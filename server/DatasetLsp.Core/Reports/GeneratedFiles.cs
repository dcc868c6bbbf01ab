using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>The files of the repository that are made from the rules.</summary>
public static class GeneratedFiles
{
    /// <summary>Where the rules' pages are.</summary>
    public const string RulesFolder = "docs/rules";

    /// <summary>Path (relative to the repository, with slashes) and text of each file.</summary>
    public static IEnumerable<(string Path, string Text)> All() =>
    [
        .. RuleCatalogue.All.Select(rule => ($"{RulesFolder}/{rule.Id}.md", RulePages.Page(rule))),
        ($"{RulesFolder}/README.md", RulePages.Index()),
        ("schemas/config.schema.json", ConfigSchema.Text()),
    ];
}
