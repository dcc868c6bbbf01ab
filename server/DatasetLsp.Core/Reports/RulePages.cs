using System.Globalization;
using System.Text;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>The rules' documentation in Markdown, made of what the rules say of themselves.</summary>
public static class RulePages
{
    /// <summary>The page of one rule.</summary>
    public static string Page(Rule rule)
    {
        var documentation = rule.Documentation;
        return $$$"""
            # {{{rule.Id}}}

            {{{documentation.Summary}}}

            Default severity: **{{{rule.DefaultSeverity.ToName()}}}**

            ## Why

            {{{documentation.Why}}}

            ## Example

            ```jsonl
            {{{documentation.Bad}}}
            ```

            Mended:

            ```jsonl
            {{{documentation.Good}}}
            ```

            ## What to do

            {{{documentation.Fix}}}

            ## When to switch it off

            {{{documentation.SwitchOff}}}
            {{{Options(rule)}}}
            In `datasetlsp.json`:

            ```json
            {"rules": {"{{{rule.Id}}}": "off"}}
            ```

            """.ReplaceLineEndings("\n");
    }

    private static string Options(Rule rule) => rule.Options.Count == 0
        ? ""
        : "\n" + string.Concat(rule.Options.Select(option => string.Create(
            CultureInfo.InvariantCulture, $"- `{option.Name}` (default {option.Default}): {option.Description}\n")));

    /// <summary>The page that lists all rules.</summary>
    public static string Index()
    {
        var page = new StringBuilder("# Rules\n\n| rule | default severity | what it does |\n|---|---|---|\n");
        foreach (var rule in RuleCatalogue.All)
        {
            var summary = rule.Documentation.Summary.Replace("|", "\\|", StringComparison.Ordinal);
            page.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToName()} | {summary} |\n");
        }

        return page.ToString();
    }
}
