using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Examples in which the model says nothing.</summary>
public sealed class MissingModelTurnRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "missing-model-turn";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples without a turn of the model.",
        Why: """
            Supervised tuning learns from the model's turns. An example without one teaches nothing and is paid for all the same.
            Rows for reinforcement tuning are not reported: in place of an answer they have `references`, or, in OpenAI's chat
            format, fields of their author's own beside `messages`.
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
        if (example.Contents.Length == 0
            || example.Format.IsPreference
            || example.Format.Roles.Count == 0
            || example.HasModelTurn
            || example.Contents.Any(content => content.Role == Role.Unknown)
            || example.ShapeProblems.Any(problem => problem.Kind == ShapeProblemKind.MissingField)
            || IsForReinforcement(example))
        {
            return;
        }

        var role = example.Format.IsCertain(example) ? $"`{example.Format.Roles[^1]}`" : "`assistant` (`model` in Gemini 1.0's messages)";
        findings.Add(
            this,
            example.Contents[^1].Anchor,
            example.Contents.Any(content => content.Role == Role.None && !content.IsToolResponse)
                ? $"No turn of this example has the role {role}, so there is nothing to learn. Give it to the turns in which the model speaks."
                : $"The model says nothing in this example, so there is nothing to learn. Add a turn with the role {role}.");
    }

    private static bool IsForReinforcement(Example example)
    {
        if (example.Format is not OpenAiFormat)
        {
            return example.Root.TryGetMember("references"u8, out var references) && references.Value.Kind != JsonKind.Null;
        }

        foreach (var member in example.Root.Members)
        {
            if (example.Format.Shape.Find(member.RawKey) is null)
            {
                return true;
            }
        }

        return false;
    }
}
