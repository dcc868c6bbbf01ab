using System.Text;
using DatasetLsp.Core.Examples;
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
        ["model"] = Role.Model,
        ["assistant"] = Role.Model,
        ["gpt"] = Role.Model,
        ["system"] = Role.System,
    };

    // What people call them; whom they mean by it, only they know.
    private static readonly Dictionary<string, Role> Guesses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["customer"] = Role.User,
        ["prompter"] = Role.User,
        ["bot"] = Role.Model,
        ["ai"] = Role.Model,
        ["chatbot"] = Role.Model,
        ["gemini"] = Role.Model,
    };

    /// <inheritdoc/>
    public override string Id => "invalid-role";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

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
        for (var index = 0; index < example.Contents.Length; index++)
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
        var isSynonym = Synonyms.TryGetValue(written.Trim(), out var role);
        var meant = isSynonym || Guesses.TryGetValue(written.Trim(), out role) ? role : Role.Unknown;
        var roles = example.Format.Roles;
        if (meant == Role.System && example.Format.HasParts)
        {
            findings.Add(
                this,
                node.ShortSpan(),
                "`system` is no role of a turn in Gemini's format. Instructions stand in `systemInstruction`, beside `contents`.",
                MoveToSystemInstruction(example, index));
            return;
        }

        var name = meant switch
        {
            Role.User => roles.FirstOrDefault(known => known is "user" or "human"),
            Role.Model => roles[^1],
            Role.System => roles.FirstOrDefault(known => known == "system"),
            _ => NearestName.Find(written, roles),
        };
        var known = $"{string.Join(", ", roles.SkipLast(1).Select(known => $"`{known}`"))} or `{roles[^1]}`";
        if (meant == Role.Model && !example.Format.IsCertain(example))
        {
            // Nothing else on the line says whether it is OpenAI's or Gemini 1.0's; the file's other lines may.
            findings.Add(this, node.ShortSpan(), $"`{written.Shorten()}` is no role of a message. Write `assistant` (OpenAI chat) or `model` (Gemini 1.0), as the file's other lines do.");
            return;
        }

        findings.Add(
            this,
            node.ShortSpan(),
            name is null
                ? $"`{written.Shorten()}` is no role in {example.Format.DisplayName} data. Write {known}."
                : $"`{written.Shorten()}` is no role in {example.Format.DisplayName} data. Write `{name}`.",
            name is null
                ? null
                : new Fix($"Change the role to `{name}`", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{name}\""))], IsCertain: isSynonym));
    }

    /// <summary>
    /// Moves all system turns that the conversation begins with, where no instruction is there yet. Certain if they hold nothing
    /// that would be lost; everything else is for a person to decide.
    /// </summary>
    private static Fix? MoveToSystemInstruction(Example example, int index)
    {
        var moved = example.Contents.TakeWhile(IsSystem).ToList();
        if (index != 0
            || moved.Count == example.Contents.Length
            || example.Root.TryGetMember("systemInstruction"u8, out _)
            || example.Root.TryGetMember("system_instruction"u8, out _)
            || example.Contents[0].Node.Parent is not { } list
            || list.Count != example.Contents.Length
            || !moved.TrueForAll(content => content.Parts.Length > 0 && content.Parts.All(part => part.Kind == PartKind.Text)))
        {
            return null;
        }

        var parts = string.Join(',', moved.SelectMany(content => content.Parts).Select(part => Encoding.UTF8.GetString(part.Node.Raw)));
        var contentsKey = list.Member!.Value.KeySpan.Start;
        return new Fix(
            moved.Count == 1 ? "Move it to `systemInstruction`" : $"Move the {moved.Count} turns to `systemInstruction`",
            [
                new ByteEdit(new TextSpan(contentsKey, 0), Encoding.UTF8.GetBytes($"\"systemInstruction\":{{\"parts\":[{parts}]}},")),
                new ByteEdit(TextSpan.FromBounds(moved[0].Node.Span.Start, example.Contents[moved.Count].Node.Span.Start), default),
            ],
            IsCertain: moved.TrueForAll(content => content.Node.Count == 2));
    }

    private static bool IsSystem(Content content) =>
        content is { Role: Role.Unknown, RoleNode: { Kind: JsonKind.String } node } && node.GetString().Trim().Equals("system", StringComparison.OrdinalIgnoreCase);
}
