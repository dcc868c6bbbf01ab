using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Parts that hold nothing, or several things.</summary>
public sealed class PartContentRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "part-content";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds parts that do not hold exactly one of `text`, `inlineData`, `fileData`, `functionCall`, `functionResponse`, `executableCode` and `codeExecutionResult`.",
        Why: """
            The fields are one `oneof data` of the message `Part`
            ([content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto)): a part
            with two of them cannot be read, and one with none says nothing. `null` counts as "not set", as protobuf's JSON has it.
            `thought`, `thoughtSignature`, `videoMetadata`, `mediaResolution` and `partMetadata` stand beside the data and are none.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"What is it?","fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"}}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"What is it?"},{"fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"}}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Fix: "Write each thing as a part of its own; remove a part that holds nothing. Where a field is spelt almost like a known one, the quick fix renames it.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        foreach (var problem in example.ShapeProblems)
        {
            if (problem.Kind == ShapeProblemKind.NotExactlyOne)
            {
                findings.Add(this, problem.Span, problem.Message, problem.Fix);
            }
        }
    }
}
