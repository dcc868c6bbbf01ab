using DatasetLsp.Core.Examples;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Conversations that the model does not end.</summary>
public sealed class LastTurnRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "last-turn";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds conversations whose last turn is not the model's.",
        Why: """
            What follows the model's last turn is an unanswered question: nothing is learned from it, and it is paid for. Every
            example in [Google's documentation](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-about)
            ends with the model; trainers drop such turns or stop at them. The last turn may be a function call.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]},{"role":"user","parts":[{"text":"Thanks"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Write the model's answer. If there is none to learn, the quick fix removes the turns after the model's last one.",
        SwitchOff: "For files that are not training data, such as recorded requests.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        var contents = example.Contents;
        if (example.Format.IsPreference || !example.HasModelTurn || contents[^1].Role is Role.Model or Role.Unknown)
        {
            return;
        }

        findings.Add(
            this,
            contents[^1].Anchor,
            "The conversation does not end with the model: nothing is learned from what comes after its last turn. Write its answer, or remove this turn.",
            RemoveTail(contents));
    }

    private static Fix? RemoveTail(IReadOnlyList<Content> contents)
    {
        var last = contents.Last(content => content.Role == Role.Model);
        return last.Node.Parent is { Kind: JsonKind.Array } list && list == contents[^1].Node.Parent
            ? new Fix(
                "Remove the turns after the model's last one",
                [new ByteEdit(TextSpan.FromBounds(last.Node.Span.End, contents[^1].Node.Span.End), default)],
                IsCertain: false)
            : null;
    }
}
