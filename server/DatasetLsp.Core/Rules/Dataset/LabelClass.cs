using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>A label and its examples.</summary>
/// <param name="Name">The label as its first example writes it.</param>
/// <param name="Count">How many examples have it.</param>
/// <param name="LineId">The line of the first.</param>
/// <param name="Anchor">Where the label stands there.</param>
internal sealed record LabelClass(string Name, int Count, int LineId, TextSpan Anchor);
