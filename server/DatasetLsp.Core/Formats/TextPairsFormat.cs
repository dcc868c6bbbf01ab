using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>What text-bison (PaLM) was tuned on: an input and an output text.</summary>
public sealed class TextPairsFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "an input/output example",
        new FieldShape("input_text", ValueShape.String) { IsRequired = true },
        new FieldShape("output_text", ValueShape.String) { IsRequired = true },
        new FieldShape("context", ValueShape.String));

    /// <inheritdoc/>
    public override string Id => "text-pairs";

    /// <inheritdoc/>
    public override string DisplayName => "input_text/output_text";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => [];

    /// <inheritdoc/>
    public override bool IsLegacy => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        (root.TryGetMember("input_text"u8, out _) && !root.TryGetMember("candidate_0"u8, out _))
        || root.TryGetMember("output_text"u8, out _);

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        List<Content?> turns = [MessageList.ReadText(root, "input_text"u8, Role.User), MessageList.ReadText(root, "output_text"u8, Role.Model)];
        return new Example(this, root, MessageList.ReadText(root, "context"u8, Role.System), [.. turns.OfType<Content>()]);
    }
}
