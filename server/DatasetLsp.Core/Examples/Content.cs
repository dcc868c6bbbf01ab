using System.Collections.Immutable;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>A turn of the conversation, or the system instruction.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="RoleNode">Where that is written, if it is.</param>
/// <param name="Node">The whole turn.</param>
/// <param name="Parts">Its pieces, in order.</param>
public sealed record Content(Role Role, JsonNode? RoleNode, JsonNode Node, ImmutableArray<Part> Parts)
{
    /// <summary>A short place to point at: the role where it is written, else the turn's first byte.</summary>
    public TextSpan Anchor => RoleNode is { } role ? role.ShortSpan() : new TextSpan(Node.Span.Start, 1);

    /// <summary>Whether a tool answers here and nobody says anything else.</summary>
    public bool IsToolResponse =>
        Role == Role.Tool
        || (Parts.Length > 0 && Parts[0].Kind == PartKind.FunctionResponse && Parts.All(part => part.Kind == PartKind.FunctionResponse));
}
