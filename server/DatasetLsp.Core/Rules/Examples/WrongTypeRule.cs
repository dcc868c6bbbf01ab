using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Values of the wrong kind.</summary>
public sealed class WrongTypeRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "wrong-type";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds values of the wrong kind (a string where an array of parts belongs), and lines that are no JSON object.",
        Why: """
            Rows are read as protobuf messages: a value of another kind cannot be read at all. The kinds are those of Google's
            [content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto).
            `null` counts as "not set", as protobuf's JSON has it, and is reported only where a value is required.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":"Hi"},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Where the value can mean one thing only, the quick fix writes it properly: a lone string becomes a text part, a lone part an array of one.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Root.Kind != JsonKind.Object)
        {
            findings.Add(this, example.Root.ShortSpan(), $"Each line must be a JSON object that holds one example, but this is {example.Root.Kind.Noun()}.");
        }

        foreach (var problem in example.ShapeProblems)
        {
            if (problem.Kind == ShapeProblemKind.WrongType)
            {
                findings.Add(this, problem.Span, problem.Message, problem.Fix);
            }
        }
    }
}
