using System.Text;
using System.Text.RegularExpressions;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Language.Hover;

/// <summary>Writes out for a person what is known of a place: findings, each with what its rule says of itself, and the numbers.</summary>
internal static partial class HoverText
{
    /// <summary>The text of what is known of one place.</summary>
    /// <param name="findings">What is wrong there.</param>
    /// <param name="more">What else there is to say, as Markdown; null where nothing.</param>
    /// <param name="withMessages">Whether to begin with what is wrong, for clients that do not show that themselves.</param>
    /// <param name="asMarkdown">Whether the client takes Markdown.</param>
    public static MarkupContent Of(IReadOnlyList<Finding> findings, string? more, bool withMessages, bool asMarkdown)
    {
        var texts = findings.GroupBy(finding => finding.Rule).Select(group => Describe(group.Key, [.. group], withMessages));
        return ToContent(string.Join("\n\n---\n\n", more is null ? texts : texts.Append(more)), asMarkdown);
    }

    /// <summary>Markdown as the client takes it.</summary>
    public static MarkupContent ToContent(string markdown, bool asMarkdown) => asMarkdown
        ? new MarkupContent { Kind = MarkupKind.Markdown, Value = markdown }
        : new MarkupContent { Kind = MarkupKind.PlainText, Value = ToPlainText(markdown) };

    /// <summary>A message with all markup taken out of force but code: it may quote the dataset, which must not draw pictures or links.</summary>
    internal static string Escape(string message)
    {
        var result = new StringBuilder(message.Length);

        // Longer runs of backticks quote by rules of their own; where there are any, nothing is left to count as code.
        var hasCode = !message.Contains("``", StringComparison.Ordinal) && message.Count(character => character == '`') % 2 == 0;
        var isCode = false;
        foreach (var character in message)
        {
            if (character == '`' && hasCode)
            {
                isCode = !isCode;
            }
            else if (!isCode && @"\`*_[]<>!&#~|".Contains(character))
            {
                result.Append('\\');
            }

            result.Append(character);
        }

        return result.ToString();
    }

    private static string Describe(Rule rule, IReadOnlyList<Finding> findings, bool withMessages)
    {
        var messages = withMessages ? string.Join("\n\n", findings.Select(finding => Escape(finding.Message)).Distinct()) + "\n\n" : "";
        return messages + $"""
            **Why:** {rule.Documentation.Why.Trim()}

            **What to do:** {rule.Documentation.Fix.Trim()}

            `{rule.Id}` ({findings[0].Severity.ToName()})
            """.ReplaceLineEndings("\n");
    }

    private static string ToPlainText(string markdown) =>
        Escaped.Replace(Link.Replace(markdown, "$1 ($2)").Replace("**", "").Replace("`", ""), "$1");

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)]*)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"\\([\\*_\[\]<>!&#~|])")]
    private static partial Regex Escaped { get; }
}
