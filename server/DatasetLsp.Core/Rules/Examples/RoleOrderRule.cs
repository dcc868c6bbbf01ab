using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Turns that do not take turns.</summary>
public sealed class RoleOrderRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "role-order";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds conversations in which user and model do not alternate, that the model begins, or that give instructions midway.",
        Why: """
            A model is asked and answers. Two turns of one speaker in a row are mostly one turn cut in two, or a turn that got
            lost between them. Google's own notebook for checking tuning data reports `consecutive_turns`; no page says that the
            service refuses them, so this is a warning. Answers of tools may follow each other, and stand between two turns of
            the model.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"user","parts":[{"text":"Anyone?"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"},{"text":"Anyone?"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "The quick fix joins the two turns into one, parts in order. If a turn got lost between them, write it instead.",
        SwitchOff: "When your conversations really have several messages of one speaker in a row, and the model is to learn that.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        Content? previous = null;
        foreach (var content in example.Contents)
        {
            if (content.Role is Role.Unknown)
            {
                // Who speaks is unknown until `invalid-role` is mended; what is out of order then will be said then.
                return;
            }

            if (content.Role == Role.System)
            {
                if (previous is not null)
                {
                    findings.Add(this, content.Anchor, "Instructions stand before the conversation; this one comes after a turn. Move it to the front.");
                }

                continue;
            }

            if (previous is null && Speaker(content) == Role.Model)
            {
                findings.Add(this, content.Anchor, "The model speaks first. A conversation begins with what the user says.");
            }
            else if (previous is not null && IsRepeated(previous, content))
            {
                findings.Add(
                    this,
                    content.Anchor,
                    $"Two turns of the {(Speaker(content) == Role.Model ? "model" : "user")} in a row. Join them, or write the turn that is missing between them.",
                    Join(example, previous, content),
                    [new RelatedPlace(LineId: null, previous.Anchor, "The turn before it.")]);
            }

            previous = content;
        }
    }

    /// <summary>Google's examples leave the role out on a function's answer, which is the caller's side.</summary>
    private static Role Speaker(Content content) => content.IsToolResponse ? Role.Tool : content.Role;

    private static bool IsRepeated(Content previous, Content content) =>
        Speaker(previous) == Speaker(content) && Speaker(content) is Role.User or Role.Model;

    private static Fix? Join(Example example, Content previous, Content content)
    {
        if (example.Format is not GeminiFormat
            || !previous.Node.TryGetMember("parts"u8, out var before)
            || !content.Node.TryGetMember("parts"u8, out var after)
            || before.Value is not { Kind: JsonKind.Array, Count: > 0 }
            || after.Value is not { Kind: JsonKind.Array, Count: > 0 })
        {
            return null;
        }

        byte[] joined = [(byte)',', .. after.Value.Raw[1..^1]];
        return new Fix(
            "Join it with the turn before",
            [
                new ByteEdit(new TextSpan(before.Value.Span.End - 1, 0), joined),
                new ByteEdit(TextSpan.FromBounds(previous.Node.Span.End, content.Node.Span.End), default),
            ],
            IsCertain: false);
    }
}
