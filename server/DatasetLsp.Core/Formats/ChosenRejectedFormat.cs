using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// Preference data of other trainers: <c>chosen</c> and <c>rejected</c> as texts, as lists of messages (with the prompt in front or
/// not) or as single turns; <c>chosen_messages</c> and <c>rejected_messages</c>; OpenAI's <c>preferred_output</c> and
/// <c>non_preferred_output</c>. The prompt is a <c>prompt</c>, a <c>question</c>, an <c>instruction</c>, <c>messages</c> or
/// <c>conversations</c>; where there is none, it is what both lists begin with.
/// </summary>
public sealed class ChosenRejectedFormat : TrainingFormat
{
    private static readonly string[] ChosenNames = ["chosen", "chosen_messages", "preferred_output"];
    private static readonly string[] RejectedNames = ["rejected", "rejected_messages", "non_preferred_output"];

    private static readonly ObjectShape Record = new(
        "a chosen/rejected example",
        [
            .. ChosenNames.Select((name, index) => new FieldShape(name, TextOrMessages) { IsRequired = index == 0, Alternatives = ChosenNames[1..] }),
            .. RejectedNames.Select((name, index) => new FieldShape(name, TextOrMessages) { IsRequired = index == 0, Alternatives = RejectedNames[1..] }),
            new FieldShape("prompt", TextOrMessages),
            new FieldShape("system", ValueShape.String),
        ])
    { IsOpen = true };

    /// <inheritdoc/>
    public override string Id => "chosen-rejected";

    /// <inheritdoc/>
    public override string DisplayName => "chosen/rejected";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["system", "user", "tool", "assistant"];

    /// <inheritdoc/>
    public override bool IsPreference => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        Find(root, ChosenNames) is { } chosen
        && Find(root, RejectedNames) is { } rejected
        && (TextOrMessages.Allows(chosen.Kind) || TextOrMessages.Allows(rejected.Kind));

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        var prompt = ReadPrompt(root);
        var sides = new[] { ChosenNames, RejectedNames }.Select(names => Find(root, names)).ToList();
        var answers = sides.Select(side => side is { } node ? ReadAnswer(node) : []).ToList();

        // A list may repeat the conversation in front of the answer.
        var shared = answers[0].Zip(answers[1]).TakeWhile(pair => pair.First.Role != Role.Unknown && pair.First.Node.Raw.SequenceEqual(pair.Second.Node.Raw)).Count();
        shared = Math.Min(shared, Math.Min(answers[0].Count, answers[1].Count) - 1);
        if (shared > 0)
        {
            prompt = prompt.Exists(content => content.Role is Role.Model or Role.Tool) ? prompt : answers[0][..shared];
            answers = [.. answers.Select(answer => answer[shared..])];
        }

        var completions = new List<Completion>();
        for (var side = 0; side < 2; side++)
        {
            if (sides[side] is { } node)
            {
                completions.Add(new Completion(node, [.. answers[side]], ScoreNode: null, Score: 1 - side));
            }
        }

        return new Example(this, root, MessageList.ReadText(root, "system"u8, Role.System), [.. prompt]) { Completions = [.. completions] };
    }

    private static JsonNode? Find(JsonNode root, string[] names)
    {
        foreach (var name in names)
        {
            if (root.TryGetMember(System.Text.Encoding.UTF8.GetBytes(name), out var member))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static List<Content> ReadPrompt(JsonNode root)
    {
        foreach (var name in (ReadOnlySpan<string>)["prompt", "question", "instruction", "messages", "conversations", "input"])
        {
            if (Find(root, [name]) is not { } node)
            {
                continue;
            }

            var turns = node.Kind == JsonKind.String
                ? [new Content(Role.User, RoleNode: null, node, [new Part(PartKind.Text, node, node)])]
                : MessageList.ReadAnyTurns(node.TryGetMember("messages"u8, out var messages) ? messages.Value : node);
            if (turns.Count > 0 && name == "instruction" && MessageList.ReadText(root, "input"u8, Role.User) is { } input && !input.Parts[0].IsBlankText)
            {
                turns[0] = turns[0] with { Parts = [.. turns[0].Parts, .. input.Parts] };
            }

            if (turns.Count > 0)
            {
                return turns;
            }
        }

        return [];
    }

    private static List<Content> ReadAnswer(JsonNode node) => node.Kind == JsonKind.String
        ? [new Content(Role.Model, RoleNode: null, node, [new Part(PartKind.Text, node, node)])]
        : MessageList.ReadAnyTurns(node);
}
