using System.Globalization;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Reports;

/// <summary>The report for people of the tokens of files. A number that is an estimate has <c>≈</c> before it.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">How wide it may be.</param>
public sealed class TextTokenReport(ReportWriter writer, int columns)
{
    private const int NumberWidth = 15;

    /// <summary>Says how many tokens one of several files has.</summary>
    /// <param name="path">Its path, as reports name it.</param>
    /// <param name="totals">What was counted.</param>
    public void AddFile(string path, TokenTotals totals)
    {
        writer.Write(Tokens(totals).PadLeft(NumberWidth));
        writer.Write(" tokens", TextRole.Faint);
        writer.Write($"  {CountText.Of(totals.Examples, "example").PadRight(NumberWidth)}  ");
        writer.WriteLine(DisplayText.Safe(path), TextRole.Place);
    }

    /// <summary>Says all that was counted of a file, or of all files for one model.</summary>
    /// <param name="name">The file, or how many they are.</param>
    /// <param name="totals">What was counted.</param>
    public void Add(string name, TokenTotals totals)
    {
        var counter = totals.Settings.Tokens!;
        var model = totals.Settings.ModelInfo?.Name ?? totals.Settings.Model;
        writer.Write(DisplayText.Safe(name), TextRole.Heading);
        writer.WriteLine($": {CountText.Of(totals.Examples, "example")}, {Tokens(totals)} tokens for {model}");
        if (totals.Spread is { } spread)
        {
            var said = totals.ByVoice.Sum(voice => voice.Value);
            foreach (var (voice, tokens) in totals.ByVoice)
            {
                Row(Title(voice), Number(tokens), Share(tokens, said));
            }

            Fact("in an example", string.Create(
                CultureInfo.InvariantCulture,
                $"{spread.Least:N0} to {spread.Most:N0}; median {spread.Median:N0}, mean {spread.Mean:N1}, 95% have {spread.Percentile95:N0} or fewer"));
            Fact("above the limit", totals.Limit is { } limit ? $"{Number(totals.AboveLimit)} of {CountText.Of(totals.Examples, "example")}; the limit is {Number(limit)} tokens" : "no limit is known");
            Fact("one epoch", $"{Mark(totals)}{Number(totals.Trained)} training tokens{Cost(totals)}");
            if (totals.Settings.Epochs is > 1 and var epochs && totals.CostPerEpoch is { } cost)
            {
                Fact($"{Number(epochs)} epochs", string.Create(CultureInfo.InvariantCulture, $"{Mark(totals)}{totals.Trained * epochs:N0} training tokens, about ${cost * epochs:N2}"));
            }
        }

        foreach (var (rule, lines) in totals.Uncounted)
        {
            Fact("not counted", $"{CountText.Of(lines, "line")}: {rule}", TextRole.Warning);
        }

        foreach (var (gap, examples) in totals.Gaps)
        {
            Fact("not counted", $"{gap.ToName()} in {CountText.Of(examples, "example")}: its size does not stand on the line, so that the count is too low", TextRole.Warning);
        }

        if (totals.Examples > 0)
        {
            Fact("how sure", (counter.WhyEstimate is { } why ? $"Estimates. {why}" : $"Texts are counted exactly as Google's own local tokenizer counts them, with {counter.Vocabulary}.")
                + " What the service adds for roles, turns and tools is not documented and not counted.");
        }
    }

    /// <summary>Separates what follows.</summary>
    public void Separate() => writer.WriteLine();

    private static string Mark(TokenTotals totals) => totals.Count == TokenCount.Estimate ? "≈" : "";

    private static string Tokens(TokenTotals totals) => Mark(totals) + Number(totals.Tokens);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long all) =>
        all == 0 ? "" : ((double)part / all).ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "");

    private static string Title(TokenVoice voice) => voice switch
    {
        TokenVoice.ResponseSchema => "response schema",
        TokenVoice.Completions => "answers to choose",
        TokenVoice.Other => "unknown role",
        _ => voice.ToName(),
    };

    private static string Cost(TokenTotals totals)
    {
        if (totals.Settings.ModelInfo?.TrainingPricePerMillionTokens is not { } price || totals.CostPerEpoch is not { } cost)
        {
            return "; no price is known";
        }

        var sure = price.Certainty is Certainty.Official or Certainty.SourceCode ? "" : ", a price from no official source";
        var preference = totals.Preferences > 0 ? "; preference tuning is billed at a price of its own, which is not known" : "";
        return string.Create(CultureInfo.InvariantCulture, $", {(cost is > 0 and < 0.01 ? "less than $0.01" : $"about ${cost:N2}")} at ${price.Value:0.00} a million ({price.Date:yyyy-MM-dd}{sure}){preference}");
    }

    private void Row(string title, string number, string share)
    {
        writer.Write($"  {title,-17}", TextRole.Faint);
        writer.WriteLine($"{number,NumberWidth}{share,8}");
    }

    private void Fact(string title, string text, TextRole role = TextRole.Plain)
    {
        var isFirst = true;
        foreach (var line in MarkdownText.Lines(text, Math.Max(columns - 19, 30)))
        {
            writer.Write($"  {(isFirst ? title : ""),-17}", TextRole.Faint);
            writer.WriteLine(line, role);
            isFirst = false;
        }
    }
}
