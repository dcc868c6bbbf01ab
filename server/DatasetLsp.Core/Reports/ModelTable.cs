using System.Globalization;
using System.Text.RegularExpressions;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Reports;

/// <summary>The models as tables for people: those that can be tuned, those that are retired, and those that no dataset of text tunes.</summary>
/// <param name="report">Where they go.</param>
/// <param name="columns">How wide they may be; some 80 are enough. What needs more takes it.</param>
/// <param name="today">The day it is.</param>
public sealed partial class ModelTable(ReportWriter report, int columns, DateOnly today)
{
    private const int Indent = 2;
    private const int NarrowestLastColumn = 12;

    private static readonly (string Title, bool IsNumber)[] Columns =
        [("MODEL", false), ("TOKENS", true), ("TOKENIZER", false), ("$/1M", true), ("ADAPTERS", false), ("RETIRES", false), ("TUNING", false)];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number { get; }

    /// <summary>Writes them all.</summary>
    public void Write()
    {
        var current = ModelCatalogue.Choices.Where(model => !model.IsRetired(today)).ToList();
        Table(
            "Google's models",
            [.. current.Where(model => model.Kind == ModelKind.Google).OrderByDescending(model => model.IsDefault).ThenByDescending(model => model.Retirement?.Value)]);
        Table("Open models, for supervised tuning", [.. current.Where(model => model.Kind == ModelKind.Open).OrderBy(BySize, StringComparer.Ordinal)]);
        Table("Retired", [.. ModelCatalogue.Choices.Where(model => model.IsRetired(today)).OrderByDescending(model => model.Retirement!.Value)]);
        Others();
        Legend();
    }

    private static string[] Cells(ModelInfo model) =>
    [
        model.Id + (model.IsDefault ? " *" : ""),
        Cell(model.Limits.TokensPerExample, tokens => tokens.ToString("N0", CultureInfo.InvariantCulture)),
        model.Tokenizer is { } tokenizer ? tokenizer.Value + (model.HasBuiltInVocabulary ? "" : " (estimate)") : "",
        Cell(model.TrainingPricePerMillionTokens, ModelSheet.Price),
        Cell(model.AdapterSizes, sizes => string.Join(',', sizes)),
        Cell(model.Retirement, ModelSheet.Day),
        model.TuningModes is { } modes ? string.Join(" or ", modes.Value.Select(Mode)) : string.Join(", ", model.Methods.Names),
    ];

    /// <summary>The id with numbers that sort as numbers, so that 4b stands before 12b.</summary>
    private static string BySize(ModelInfo model) => Number.Replace(model.Id, number => number.Value.PadLeft(4, '0'));

    private static string Mode(TuningMode mode) => mode == TuningMode.Adapter ? "adapter" : "all weights";

    private static string Cell<T>(Fact<T>? fact, Func<T, string> text) =>
        fact is null ? "" : text(fact.Value) + (fact.Certainty is Certainty.Official or Certainty.SourceCode ? "" : "?");

    private void Table(string title, List<ModelInfo> models)
    {
        if (models.Count == 0)
        {
            return;
        }

        report.WriteLine(title, TextRole.Heading);
        var rows = models.ConvertAll(Cells);

        // A column that says nothing of any of these models is left out.
        var used = Enumerable.Range(0, Columns.Length).Where(column => rows.Exists(row => row[column].Length > 0)).ToList();
        var layout = Fit(used, used.ConvertAll(column => Math.Max(Columns[column].Title.Length, rows.Max(row => row[column].Length))));
        Row(layout, [.. Columns.Select(column => column.Title)], isTitle: true);
        foreach (var row in rows)
        {
            Row(layout, row, isTitle: false);
        }

        report.WriteLine();
    }

    /// <summary>
    /// The last column is the only one that can be filled. Where there is no room for it the columns move together, and where there is
    /// none then either, it goes below the others.
    /// </summary>
    private Layout Fit(List<int> used, List<int> widths)
    {
        int Left(int gap) => Indent + widths.SkipLast(1).Sum(width => width + gap);
        bool HasRoom(int gap) => columns - Left(gap) >= NarrowestLastColumn;
        return HasRoom(2) ? new Layout(used, widths, 2, Left(2), IsBelow: false)
            : HasRoom(1) ? new Layout(used, widths, 1, Left(1), IsBelow: false)
            : new Layout(used, widths, Left(2) - 2 <= columns ? 2 : 1, 3 * Indent, IsBelow: true);
    }

    private void Row(Layout layout, string[] row, bool isTitle)
    {
        report.Write(new string(' ', Indent));
        for (var index = 0; index < layout.Used.Count - 1; index++)
        {
            var (text, width) = (row[layout.Used[index]], layout.Widths[index]);
            report.Write(
                (Columns[layout.Used[index]].IsNumber ? text.PadLeft(width) : text.PadRight(width)) + new string(' ', layout.Gap),
                isTitle ? TextRole.Faint : index == 0 ? TextRole.Heading : TextRole.Plain);
        }

        if (layout.IsBelow)
        {
            report.WriteLine();
        }

        var isFirst = !layout.IsBelow;
        foreach (var line in MarkdownText.Lines(row[layout.Used[^1]], columns - layout.Left))
        {
            report.WriteLine(isFirst ? line : new string(' ', layout.Left) + line, isTitle ? TextRole.Faint : TextRole.Plain);
            isFirst = false;
        }
    }

    private void Others()
    {
        report.WriteLine("Not for a dataset of text", TextRole.Heading);
        foreach (var group in ModelCatalogue.All.Where(model => model.Kind == ModelKind.Other).GroupBy(model => model.Unsuitable!.Value))
        {
            Filled(string.Join(", ", group.Select(model => model.Id)), Indent, TextRole.Heading);
            Filled($"{(group.Skip(1).Any() ? "Each of them" : "It")} {group.Key}", 2 * Indent, TextRole.Plain);
        }

        report.WriteLine();
    }

    private void Legend()
    {
        const string text = """
            * is meant where nobody names a model. TOKENS: at most, in a training example. (estimate): the vocabulary does not come with
            this program, so it estimates counts. $/1M: US dollars for a million training tokens. ? marks what is not official or where
            sources differ. RETIRES: not before that day. What is left empty is not known. `dataset-lsp models ID` says all that
            is known of a model, and where from.
            """;
        Filled(text, 0, TextRole.Faint);
    }

    private void Filled(string text, int indent, TextRole role)
    {
        foreach (var line in MarkdownText.Lines(text, columns - indent))
        {
            report.WriteLine(new string(' ', indent) + line, role);
        }
    }

    /// <param name="Used">The columns that are written.</param>
    /// <param name="Widths">How wide each of them is.</param>
    /// <param name="Gap">How far they are apart.</param>
    /// <param name="Left">Where the last one begins.</param>
    /// <param name="IsBelow">Whether the last one goes below the others.</param>
    private sealed record Layout(List<int> Used, List<int> Widths, int Gap, int Left, bool IsBelow);
}
