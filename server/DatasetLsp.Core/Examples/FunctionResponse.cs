using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>What a function answered that the model called, whatever the format writes it like.</summary>
/// <param name="Node">The whole response.</param>
/// <param name="NameNode">Where the function's name is written; null where no string is.</param>
/// <param name="Id">The id of the call that it answers; null where no string is written.</param>
public sealed record FunctionResponse(JsonNode Node, JsonNode? NameNode, JsonNode? Id)
{
    /// <summary>The function's name; null where none is written.</summary>
    public string? Name { get; } = NameNode?.GetString();

    /// <summary>A short place to point at: the id or the name where there is one.</summary>
    public TextSpan Anchor => (Id ?? NameNode ?? Node).ShortSpan();

    /// <summary>The response that one of Gemini's parts is; null where it is none that can be read.</summary>
    public static FunctionResponse? Of(Part part) => part is { Kind: PartKind.FunctionResponse, Data.Kind: JsonKind.Object }
        ? new FunctionResponse(part.Data, part.Data.StringMember("name"u8), part.Data.StringMember("id"u8))
        : null;

    /// <summary>The response that one of OpenAI's messages is; null where it is none.</summary>
    public static FunctionResponse? OfMessage(Content content) =>
        content.Role == Role.Tool && content.Parts.All(part => part.Kind != PartKind.FunctionResponse)
            ? new FunctionResponse(content.Node, content.Node.StringMember("name"u8), content.Node.StringMember("tool_call_id"u8))
            : null;
}
