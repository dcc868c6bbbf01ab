using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Reports;

/// <summary>One thing that is known of a model.</summary>
/// <param name="Label">What it is: <c>tokens of an example</c>.</param>
/// <param name="Value">The value, as people write it: <c>131,072</c>.</param>
/// <param name="Fact">Where it is from.</param>
public sealed record ModelSheetRow(string Label, string Value, ISourced Fact);
