namespace DatasetLsp.Core.Rules;

/// <summary>A number that a team may set for a rule.</summary>
/// <param name="Name">Its name in the settings, beside <c>severity</c>.</param>
/// <param name="Description">What it means, in one sentence.</param>
/// <param name="Default">Its value where nobody sets it.</param>
/// <param name="Minimum">The least value that has a meaning.</param>
public sealed record RuleOption(string Name, string Description, double Default, double Minimum);
