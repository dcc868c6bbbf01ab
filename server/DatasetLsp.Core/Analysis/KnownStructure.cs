using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// What is known of lines that differ in nothing but their texts, once one of them was looked at: their format, and that nothing is
/// wrong with them that could be seen without their texts.
/// </summary>
/// <param name="Settings">What held when that was judged.</param>
/// <param name="Format">The format.</param>
/// <param name="IsPlanned">Whether it was tried to make <paramref name="Facts"/>; a line with a blank text does not show enough for that.</param>
/// <param name="Facts">How their facts are made of their texts; null where that takes more.</param>
/// <param name="MostTokens">With more tokens, rules about tokens have to see a line.</param>
internal sealed record KnownStructure(AnalysisSettings Settings, TrainingFormat Format, bool IsPlanned, FactsPlan? Facts, long MostTokens)
{
    [ThreadStatic]
    private static JsonTemplates? _templates;

    /// <summary>What the thread's last lines were like.</summary>
    public static JsonTemplates Templates => _templates ??= new JsonTemplates(FormatCatalogue.TextKeys);

    /// <summary>What is known of lines with a template under some settings; null where nothing is.</summary>
    public static KnownStructure? Of(JsonTemplate? template, AnalysisSettings settings) =>
        template?.Note is KnownStructure known && ReferenceEquals(known.Settings, settings) ? known : null;
}
