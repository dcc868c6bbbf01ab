using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>A call of a function by the model, whatever the format writes it like.</summary>
/// <param name="Node">The whole call.</param>
/// <param name="NameNode">Where the function's name is written; null where no string is.</param>
/// <param name="Arguments">What it is called with: an object, or in OpenAI's format a string that holds one; null where nothing is written.</param>
/// <param name="Id">What tells this call from others of the turn; null where no string is written.</param>
public sealed record FunctionCall(JsonNode Node, JsonNode? NameNode, JsonNode? Arguments, JsonNode? Id)
{
    /// <summary>The function's name; null where none is written.</summary>
    public string? Name { get; } = NameNode?.GetString();

    /// <summary>A short place to point at: the name where there is one.</summary>
    public TextSpan Anchor => (NameNode ?? Node).ShortSpan();

    /// <summary>The calls of a turn, in order.</summary>
    public static IEnumerable<FunctionCall> Of(Content content) => content.Parts.Select(Of).OfType<FunctionCall>();

    /// <summary>The call that a part is; null where it is none that can be read.</summary>
    public static FunctionCall? Of(Part part) => part is { Kind: PartKind.FunctionCall, Data.Kind: JsonKind.Object } ? Read(part.Data) : null;

    /// <summary>OpenAI's calls have what Gemini's have in a member <c>function</c>, but for the id.</summary>
    private static FunctionCall Read(JsonNode call)
    {
        var function = call.TryGetMember("function"u8, out var inner) && inner.Value.Kind == JsonKind.Object ? inner.Value : call;
        var arguments = function.TryGetMember("args"u8, out var args) || function.TryGetMember("arguments"u8, out args) ? args.Value : (JsonNode?)null;
        return new FunctionCall(call, function.StringMember("name"u8), arguments is { Kind: JsonKind.Null } ? null : arguments, call.StringMember("id"u8));
    }
}
