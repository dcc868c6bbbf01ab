using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Turns in which nothing is said.</summary>
public sealed class EmptyContentRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "empty-content";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.Blankness;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds conversations without turns, turns without parts, and turns whose only text is empty or white space.",
        Why: """
            An empty question teaches the model to answer anything; an empty answer teaches it to say nothing. `parts` is a
            required field of a turn ([content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto)),
            and Google's own preparation of tuning data drops rows that are empty. A turn that has an empty text beside another
            part, or a function call, is fine; so are an empty instruction and a tool that answers nothing.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":""}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Write the text, or remove the example.",
        SwitchOff: "When an empty answer is what the model is to learn (\"nothing found\"): better, let it say so.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Contents.Length == 0
            && example.Format.Shape.Fields is [{ IsRequired: true } list, ..]
            && example.Root.TryGetMember(System.Text.Encoding.UTF8.GetBytes(list.Name), out var member)
            && member.Value is { Kind: JsonKind.Array, Count: 0 })
        {
            findings.Add(this, member.Value.Span, $"`{list.Name}` is empty: there is no conversation in this example.");
        }

        foreach (var content in example.Contents)
        {
            if (content.Role is not (Role.System or Role.Tool) && EmptyPlace(content) is { } place)
            {
                findings.Add(
                    this,
                    place,
                    content.Role == Role.Model
                        ? "The model says nothing here, and would learn to say nothing. Write its answer, or remove the example."
                        : "There is nothing in this turn. Write its text, or remove the example.");
            }
        }
    }

    private static TextSpan? EmptyPlace(Content content)
    {
        if (content.Parts.Length > 0)
        {
            return content.Parts.All(part => part.IsBlankText) ? content.Parts[0].Data.ShortSpan() : null;
        }

        // Whatever else stands in place of parts is the business of `missing-field` and `wrong-type`.
        return (content.Node.TryGetMember("parts"u8, out var parts) || content.Node.TryGetMember("content"u8, out parts))
            && parts.Value is { Kind: JsonKind.Array, Count: 0 }
            ? parts.Value.Span
            : null;
    }
}
