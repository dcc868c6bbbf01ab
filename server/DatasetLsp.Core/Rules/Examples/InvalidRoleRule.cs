using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Roles that the format does not know.</summary>
public sealed class InvalidRoleRule : ExampleRule
{
    // What other formats call the same speaker.
    private static readonly Dictionary<string, Role> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = Role.User,
        ["human"] = Role.User,
        ["customer"] = Role.User,
        ["prompter"] = Role.User,
        ["model"] = Role.Model,
        ["assistant"] = Role.Model,
        ["gpt"] = Role.Model,
        ["bot"] = Role.Model,
        ["ai"] = Role.Model,
        ["chatbot"] = Role.Model,
        ["gemini"] = Role.Model,
        ["system"] = Role.System,
    };

    /// <inheritdoc/>
    public override string Id => "invalid-role";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds turns whose role is not one that the format knows: `user` and `model` in Gemini's.",
        Why: """
            Gemini's turns are from `user` or `model`
            ([content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto)).
            Data written for other services says `assistant`, and puts the system instruction among the turns. A missing role is
            not reported: the field may be left out. Neither is `function` on a turn that holds a function's response.
            """,
        Bad: """
            {"contents":[{"role":"system","parts":[{"text":"Be brief."}]},{"role":"user","parts":[{"text":"Hi"}]},{"role":"assistant","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "The quick fix writes the role's name in this format, and moves a `system` turn to `systemInstruction`.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        for (var index = 0; index < example.Contents.Count; index++)
        {
            if (example.Contents[index] is { Role: Role.Unknown, RoleNode: { Kind: JsonKind.String } node } content)
            {
                Report(example, index, content, node, findings);
            }
        }
    }

    private void Report(Example example, int index, Content content, JsonNode node, FindingSink findings)
    {
        var written = node.GetString();
        var meant = Synonyms.TryGetValue(written.Trim(), out var role) ? role : Role.Unknown;
        var roles = example.Format.Roles;
        if (meant == Role.System && example.Format is GeminiFormat)
        {
            findings.Add(
                this,
                node.ShortSpan(),
                "`system` is no role of a turn in Gemini's format. Instructions stand in `systemInstruction`, beside `contents`.",
                MoveToSystemInstruction(example, index, content));
            return;
        }

        var name = meant switch
        {
            Role.User => "user",
            Role.Model => roles[^1],
            Role.System => roles.FirstOrDefault(known => known == "system"),
            _ => NearestName.Find(written, roles),
        };
        var known = $"{string.Join(", ", roles.SkipLast(1).Select(known => $"`{known}`"))} or `{roles[^1]}`";
        findings.Add(
            this,
            node.ShortSpan(),
            name is null
                ? $"`{written.Shorten()}` is no role in {example.Format.DisplayName} data. Write {known}."
                : $"`{written.Shorten()}` is no role in {example.Format.DisplayName} data. Write `{name}`.",
            name is null
                ? null
                : new Fix($"Change the role to `{name}`", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{name}\""))], IsCertain: meant != Role.Unknown));
    }

    /// <summary>Only the first turn, and only where no instruction is there yet: everything else is for a person to decide.</summary>
    private static Fix? MoveToSystemInstruction(Example example, int index, Content content)
    {
        if (index != 0
            || example.Contents.Count < 2
            || example.Root.TryGetMember("systemInstruction"u8, out _)
            || example.Root.TryGetMember("system_instruction"u8, out _)
            || content.Node.Parent is not { } list
            || list.Count != example.Contents.Count
            || !content.Parts.All(part => part.Kind == PartKind.Text)
            || !content.Node.TryGetMember("parts"u8, out var parts))
        {
            return null;
        }

        var second = example.Contents[1].Node;
        var instruction = $"\"systemInstruction\":{{\"parts\":{Encoding.UTF8.GetString(parts.Value.Raw)}}},";
        var contentsKey = list.Member!.Value.KeySpan.Start;
        return new Fix(
            "Move it to `systemInstruction`",
            [
                new ByteEdit(new TextSpan(contentsKey, 0), Encoding.UTF8.GetBytes(instruction)),
                new ByteEdit(TextSpan.FromBounds(content.Node.Span.Start, second.Span.Start), default),
            ],
            IsCertain: true);
    }
}
