using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Operations;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Server.Features.Language.CodeAction;

/// <summary>Writes selected examples in Gemini's format.</summary>
internal static class Conversion
{
    // Who selects more wants the command that converts files.
    private const int MostLines = 200;

    // A selection must not hold up the menu.
    private const int MostBytes = 4_000_000;

    /// <summary>An edit for each line, from the first to the last, that can be written so without loss; none where too much is selected.</summary>
    public static IReadOnlyList<TextEdit> Of(LineTable lines, int first, int last, PositionEncoding encoding)
    {
        if (last - first >= MostLines)
        {
            return [];
        }

        var edits = new List<TextEdit>();
        var bytes = 0;
        for (var index = first; index <= last; index++)
        {
            bytes += lines[index].Content.Length;
            if (bytes > MostBytes)
            {
                return [];
            }

            var tree = JsonTree.Parse(lines[index].Content);
            if (LineAnalyzer.Read(tree) is { } example && ConvertToGemini.Convert(example).Record is { } record)
            {
                edits.AddRange(EditMapping.ToEdits(new Fix(ConvertToGemini.Title, [new ByteEdit(tree.Root.Span, record)], IsCertain: false), lines, index, encoding));
            }
        }

        return edits;
    }
}
