using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Required fields that are not there.</summary>
public sealed class MissingFieldRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "missing-field";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples, turns and parts that lack a field that their format requires.",
        Why: """
            The service refuses the whole file: ``Row: 0. Missing required `contents` field.`` is its answer when the job is created.
            Which fields are required is written in Google's
            [dataset format](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-about).
            """,
        Bad: """
            {"content":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Add the field. Where another field is spelt almost like it, the quick fix renames that one.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        foreach (var problem in example.ShapeProblems)
        {
            if (problem.Kind == ShapeProblemKind.MissingField)
            {
                findings.Add(this, problem.Span, problem.Message, problem.Fix);
            }
        }
    }
}
