using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>JSON that is no training example as far as we know.</summary>
public sealed class UnknownFormat : TrainingFormat
{
    /// <inheritdoc/>
    public override string Id => "unknown";

    /// <inheritdoc/>
    public override string DisplayName => "unknown";

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } = new("a record") { IsOpen = true };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => [];

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) => true;

    /// <inheritdoc/>
    public override Example Read(JsonNode root) => new(this, root, SystemInstruction: null, []);
}
