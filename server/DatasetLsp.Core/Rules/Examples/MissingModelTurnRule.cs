using DatasetLsp.Core.Examples;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Examples in which the model says nothing.</summary>
public sealed class MissingModelTurnRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "missing-model-turn";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples without a turn of the model.",
        Why: """
            Supervised tuning learns from the model's turns. An example without one teaches nothing and is paid for all the same.
            Rows for reinforcement tuning, which have `references` instead, are not reported.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Write the answer that the model is to learn, or remove the line.",
        SwitchOff: "For files of prompts that are not training data.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Contents.Count == 0
            || example.HasModelTurn
            || example.Contents.Any(content => content.Role == Role.Unknown)
            || example.ShapeProblems.Any(problem => problem.Kind == Formats.Shapes.ShapeProblemKind.MissingField)
            || example.Root.TryGetMember("references"u8, out _))
        {
            return;
        }

        var wanted = example.Format.Roles.Count > 0 ? $"Add a turn with the role `{example.Format.Roles[^1]}`." : "Add it.";
        findings.Add(this, example.Contents[^1].Anchor, $"The model says nothing in this example, so there is nothing to learn. {wanted}");
    }
}
