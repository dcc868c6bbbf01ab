namespace DatasetLsp.Core.Rules;

/// <summary>
/// What a rule says of itself, in Markdown. Its page, its entry in the settings' schema, the hover and
/// <c>dataset-lsp rules ID</c> are all made of this.
/// </summary>
/// <param name="Summary">What it finds, in one sentence.</param>
/// <param name="Why">Why it matters, with the source of the claim.</param>
/// <param name="Bad">Lines in which it finds something.</param>
/// <param name="Good">The same lines, mended.</param>
/// <param name="Fix">What to do, and what the quick fix does.</param>
/// <param name="SwitchOff">When it is right to switch it off.</param>
public sealed record RuleDocumentation(string Summary, string Why, string Bad, string Good, string Fix, string SwitchOff);
