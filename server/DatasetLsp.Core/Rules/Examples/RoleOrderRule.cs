using System.Text;
using DatasetLsp.Core.Examples;
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
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds conversations in which user and model do not alternate, that the model begins, or that give instructions midway; function calls of the user, and responses in turns of the model.",
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
        Fix: "The quick fix joins the turns into one, parts in order. If a turn got lost between them, write it instead. Of a call or a response on the wrong side it changes the role.",
        SwitchOff: "When your conversations really have several messages of one speaker in a row, and the model is to learn that.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        CheckCallers(example, findings);
        if (IsInOrder(example))
        {
            return;
        }

        var run = new List<Content>();
        foreach (var content in example.Contents)
        {
            if (content.Role is Role.Unknown)
            {
                // Who speaks is unknown until `invalid-role` is mended; what is out of order then will be said then.
                return;
            }

            if (content.Role == Role.System)
            {
                if (run.Count > 0)
                {
                    findings.Add(this, content.Anchor, "Instructions stand before the conversation; this one comes after a turn. Move it to the front.");
                }

                continue;
            }

            if (run.Count == 0 && Speaker(content) == Role.Model)
            {
                findings.Add(this, content.Anchor, "The model speaks first. A conversation begins with what the user says.");
            }

            if (run.Count > 0 && Speaker(run[^1]) != Speaker(content))
            {
                Report(example, run, findings);
                run.Clear();
            }

            run.Add(content);
        }

        Report(example, run, findings);
    }

    /// <summary>The model calls functions, and the user's side answers; in one turn of the model stands what the service ran itself.</summary>
    private void CheckCallers(Example example, FindingSink findings)
    {
        for (var index = 0; index < example.Contents.Length; index++)
        {
            var content = example.Contents[index];
            if (content.Role == Role.User && content.Parts.Any(part => part.Kind == PartKind.FunctionCall))
            {
                findings.Add(
                    this,
                    content.Anchor,
                    "This turn of the user calls a function, which only the model does. Change the role, or move the call to a turn of the model.",
                    ChangeRole(example, index, PartKind.FunctionCall, Role.Model, "model"));
            }
            else if (content.Role == Role.Model && content.IsToolResponse)
            {
                findings.Add(
                    this,
                    content.Anchor,
                    "This turn of the model holds the response of a function: the model would learn to make responses up. They come from the user's side.",
                    ChangeRole(example, index, PartKind.FunctionResponse, Role.User, "user"));
            }
        }
    }

    /// <summary>Where nothing but that is in the turn, and the turns beside it are not of the same speaker.</summary>
    private static Fix? ChangeRole(Example example, int index, PartKind kind, Role role, string name)
    {
        var content = example.Contents[index];
        var isBeside = (index > 0 && Speaker(example.Contents[index - 1]) == role)
            || (index + 1 < example.Contents.Length && Speaker(example.Contents[index + 1]) == role);
        return example.Format.HasParts && !isBeside && content.RoleNode is { } node && content.Parts.All(part => part.Kind == kind)
            ? new Fix($"Change the role to `{name}`", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{name}\""))], IsCertain: false)
            : null;
    }

    /// <summary>Whether the user begins and speakers take turns, as in nearly all examples.</summary>
    private static bool IsInOrder(Example example)
    {
        var before = Role.Model;
        foreach (var content in example.Contents)
        {
            var speaker = Speaker(content);
            if (speaker is Role.Unknown or Role.System || speaker == before)
            {
                return false;
            }

            before = speaker;
        }

        return true;
    }

    /// <summary>Google's examples leave the role out on a function's answer, which is the caller's side.</summary>
    private static Role Speaker(Content content) => content.IsToolResponse ? Role.Tool : content.Role;

    /// <summary>One finding for all turns that one speaker has in a row, however many.</summary>
    private void Report(Example example, List<Content> run, FindingSink findings)
    {
        if (run.Count > 1 && Speaker(run[0]) is Role.User or Role.Model)
        {
            var speaker = Speaker(run[0]) == Role.Model ? "model" : "user";
            findings.Add(
                this,
                run[1].Anchor,
                $"{(run.Count == 2 ? "Two" : run.Count)} turns of the {speaker} in a row. Join them, or write what is missing between them.",
                Join(example, run),
                [new RelatedPlace(LineId: null, run[0].Anchor, "The first of them.")]);
        }
    }

    private static Fix? Join(Example example, List<Content> run)
    {
        var parts = run.Select(content => content.Node.TryGetMember("parts"u8, out var member) ? member.Value : (JsonNode?)null).ToList();
        if (!example.Format.HasParts || parts.Exists(list => list is not { Kind: JsonKind.Array, Count: > 0 }))
        {
            return null;
        }

        byte[] joined = [.. parts.Skip(1).SelectMany(list => (byte[])[(byte)',', .. list!.Value.Raw[1..^1]])];
        return new Fix(
            run.Count == 2 ? "Join the two turns" : $"Join the {run.Count} turns",
            [
                new ByteEdit(new TextSpan(parts[0]!.Value.Span.End - 1, 0), joined),
                new ByteEdit(TextSpan.FromBounds(run[0].Node.Span.End, run[^1].Node.Span.End), default),
            ],
            IsCertain: false);
    }
}
