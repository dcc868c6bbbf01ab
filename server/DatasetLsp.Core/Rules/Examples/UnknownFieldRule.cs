using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Fields that the format does not have.</summary>
public sealed class UnknownFieldRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "unknown-field";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds fields that the format does not have, and guesses what a misspelt one was meant to be.",
        Why: """
            A misspelt `systemInstruction` is not an instruction: at best the service passes it over, and the model is trained
            without it. Google does not say whether unknown fields are refused (protobuf's JSON does so by default), so this is a
            warning. Both spellings of Gemini's fields, `systemInstruction` and `system_instruction`, are fine. In OpenAI's chat
            format, where fields of one's own are common, only likely misspellings are reported.
            """,
        Bad: """
            {"systemInstructions":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "The quick fix renames a field to the one that its name is nearest to. Remove fields that only you need, or keep them in a file of their own.",
        SwitchOff: "When you keep fields of your own in the rows (ids, sources) and remove them before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        foreach (var problem in example.ShapeProblems)
        {
            if (problem.Kind == ShapeProblemKind.UnknownField)
            {
                findings.Add(this, problem.Span, problem.Message, problem.Fix);
            }
        }
    }
}
