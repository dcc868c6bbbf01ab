using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Reports;

/// <summary>All that is known of one model, for people: each value with how sure it is, its date and the number of its source.</summary>
/// <param name="report">Where it goes.</param>
/// <param name="columns">How wide it may be.</param>
/// <param name="today">The day it is.</param>
public sealed class ModelPage(ReportWriter report, int columns, DateOnly today)
{
    // Wider values have their source on the next line, so that one of them does not push all others to the right.
    private const int WidestValue = 26;

    private readonly List<string> _sources = [];

    /// <summary>Writes it.</summary>
    public void Write(ModelInfo model)
    {
        var sections = ModelSheet.Of(model);
        report.Write(model.Id, TextRole.Heading);
        report.WriteLine($": {model.Name}{(model.IsDefault ? ", the default" : "")}");
        foreach (var sentence in Sentences(model))
        {
            Filled(sentence, 2, TextRole.Plain);
        }

        if (model.Unsuitable is { } unsuitable)
        {
            Filled($"Source: {Origin(unsuitable)}.{(unsuitable.Note is { } note ? " " + note : "")}", 2, TextRole.Faint);
        }

        var rows = sections.SelectMany(section => section.Rows).ToList();
        var labels = rows.Select(row => row.Label.Length).DefaultIfEmpty().Max();
        var values = rows.Select(row => row.Value.Length).Where(length => length <= WidestValue).DefaultIfEmpty().Max();
        foreach (var section in sections)
        {
            report.WriteLine();
            report.WriteLine(section.Title, TextRole.Heading);
            foreach (var row in section.Rows)
            {
                Row(row, labels, values);
            }
        }

        report.WriteLine();
        report.WriteLine("Sources", TextRole.Heading);
        for (var index = 0; index < _sources.Count; index++)
        {
            report.WriteLine($"  [{index + 1}] {_sources[index]}", TextRole.Place);
        }
    }

    private IEnumerable<string> Sentences(ModelInfo model)
    {
        if (model.Unsuitable is { } unsuitable)
        {
            yield return $"It {unsuitable.Value}";
        }

        if (model.Retirement is { } retirement && model.IsRetired(today))
        {
            var instead = model.Successor is { } successor && model.Unsuitable is null ? $" The nearest that can be tuned instead is `{successor}`." : "";
            yield return $"It was to be retired on {ModelSheet.Day(retirement.Value)}: a new job is likely to be refused.{instead}";
        }

        if (model.ResourceName is { } resource)
        {
            yield return $"The service knows it as `{resource}`.";
        }

        if (model.Aliases.Count > 0)
        {
            yield return $"It is also found as {string.Join(", ", model.Aliases.Select(alias => $"`{alias}`"))}.";
        }

        if (model.Unsuitable is null && TokenCounter.For(model)?.WhyEstimate is { } why)
        {
            yield return $"Counts of its tokens are estimates. {why}";
        }
    }

    private void Row(ModelSheetRow row, int labels, int values)
    {
        var origin = Origin(row.Fact);
        report.Write("  " + row.Label.PadRight(labels + 2));
        if (row.Value.Length <= values)
        {
            report.Write(row.Value.PadRight(values + 2), TextRole.Place);
            report.WriteLine(origin, TextRole.Faint);
        }
        else
        {
            report.WriteLine(row.Value, TextRole.Place);
            report.WriteLine(new string(' ', labels + values + 6) + origin, TextRole.Faint);
        }

        if (row.Fact.Note is { } note)
        {
            Filled(note, labels + 4, TextRole.Faint);
        }
    }

    private string Origin(ISourced fact)
    {
        var number = _sources.IndexOf(fact.Source);
        if (number < 0)
        {
            number = _sources.Count;
            _sources.Add(fact.Source);
        }

        return $"{ModelSheet.Sureness(fact.Certainty)}, {ModelSheet.Day(fact.Date)} [{number + 1}]";
    }

    private void Filled(string text, int indent, TextRole role)
    {
        foreach (var line in MarkdownText.Lines(text, Math.Max(columns - indent, 30)))
        {
            report.WriteLine(new string(' ', indent) + line, role);
        }
    }
}
