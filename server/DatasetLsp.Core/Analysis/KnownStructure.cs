using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// What is known of lines that differ in nothing but their texts, once one of them was looked at: their format, and that nothing is
/// wrong with them that could be seen without their texts.
/// </summary>
/// <param name="Settings">The rules by which that was judged.</param>
/// <param name="Format">The format.</param>
internal sealed record KnownStructure(RuleSettings Settings, TrainingFormat Format)
{
    [ThreadStatic]
    private static JsonTemplates? _templates;

    /// <summary>Reads a line, by what the thread's last lines were like.</summary>
    public static JsonTree Parse(ReadOnlyMemory<byte> line) => (_templates ??= new JsonTemplates(FormatCatalogue.TextKeys)).Parse(line);

    /// <summary>What is known of a line under some settings; null where nothing is.</summary>
    public static KnownStructure? Of(JsonTree line, RuleSettings settings) =>
        line.Template?.Note is KnownStructure known && ReferenceEquals(known.Settings, settings) ? known : null;
}
