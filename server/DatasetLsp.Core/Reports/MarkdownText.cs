using System.Text;
using System.Text.RegularExpressions;

namespace DatasetLsp.Core.Reports;

/// <summary>Prose in Markdown, as the rules' documentation uses it, set as plain text.</summary>
public static partial class MarkdownText
{
    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link { get; }

    /// <summary>Paragraphs filled to a width, one blank line between them. A word longer than the width has a line of its own.</summary>
    public static IEnumerable<string> Lines(string markdown, int columns)
    {
        var isFirst = true;
        foreach (var paragraph in Link.Replace(markdown, "$1 <$2>").ReplaceLineEndings("\n").Split("\n\n"))
        {
            if (!isFirst)
            {
                yield return "";
            }

            isFirst = false;
            var line = new StringBuilder();
            foreach (var word in paragraph.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > columns)
                {
                    yield return line.ToString();
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            yield return line.ToString();
        }
    }
}
