using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// Alpaca's <c>instruction</c>, <c>input</c> (often empty) and <c>output</c>, which others call <c>response</c>; LLaMA-Factory adds
/// <c>system</c> and <c>history</c>. Records carry fields of their authors' own.
/// </summary>
public sealed class AlpacaFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "an Alpaca example",
        new FieldShape("instruction", ValueShape.String) { IsRequired = true },
        new FieldShape("input", ValueShape.String),
        new FieldShape("output", ValueShape.String) { IsRequired = true, Alternatives = ["response"] },
        new FieldShape("response", ValueShape.String),
        new FieldShape("system", ValueShape.String),
        new FieldShape("history", AnyArray))
    { IsOpen = true };

    /// <inheritdoc/>
    public override string Id => "alpaca";

    /// <inheritdoc/>
    public override string DisplayName => "Alpaca";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => [];

    /// <summary>An instruction without an answer beside it, as in seed tasks, is not claimed.</summary>
    public override bool Recognises(JsonNode root) =>
        root.TryGetMember("instruction"u8, out var instruction)
        && instruction.Value.Kind is JsonKind.String or JsonKind.Null
        && (root.TryGetMember("output"u8, out _) || root.TryGetMember("response"u8, out _));

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        var contents = new List<Content>();
        if (root.TryGetMember("history"u8, out var history))
        {
            foreach (var pair in history.Value.Elements)
            {
                var role = Role.User;
                foreach (var text in pair.Elements)
                {
                    contents.Add(new Content(role, RoleNode: null, text, [new Part(PartKind.Text, text, text)]));
                    role = Role.Model;
                }
            }
        }

        if (MessageList.ReadText(root, "instruction"u8, Role.User) is { } instruction)
        {
            var input = MessageList.ReadText(root, "input"u8, Role.User);
            contents.Add(input is null || input.Parts[0].IsBlankText ? instruction : instruction with { Parts = [.. instruction.Parts, .. input.Parts] });
        }

        if ((MessageList.ReadText(root, "output"u8, Role.Model) ?? MessageList.ReadText(root, "response"u8, Role.Model)) is { } output)
        {
            contents.Add(output);
        }

        return new Example(this, root, MessageList.ReadText(root, "system"u8, Role.System), [.. contents]);
    }
}
