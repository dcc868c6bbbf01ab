using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>A function that an example declares for the model to call, whatever the format writes it like.</summary>
/// <param name="Node">The object that has the function's name.</param>
/// <param name="NameNode">Where its name is written; null where no string is.</param>
/// <param name="Parameters">The schema of its arguments; null where there is none.</param>
/// <param name="IsJsonSchema">Whether that is JSON Schema, and not the part of OpenAPI's that Gemini's <c>parameters</c> take.</param>
public sealed record FunctionDeclaration(JsonNode Node, JsonNode? NameNode, JsonNode? Parameters, bool IsJsonSchema)
{
    /// <summary>The function's name; null where none is written.</summary>
    public string? Name { get; } = NameNode?.GetString();

    /// <summary>A short place to point at: the name where there is one.</summary>
    public TextSpan Anchor => (NameNode ?? Node).ShortSpan();

    /// <summary>All that an example declares, in order.</summary>
    public static IEnumerable<FunctionDeclaration> Of(Example example)
    {
        foreach (var tool in Tools(example.Root, "tools"u8))
        {
            if (example.Format.HasParts)
            {
                foreach (var declaration in InTool(tool))
                {
                    yield return ReadGemini(declaration);
                }
            }
            else
            {
                // What newer interfaces of OpenAI's take has no object inside.
                yield return ReadOpenAi(tool.TryGetMember("function"u8, out var function) && function.Value.Kind == JsonKind.Object ? function.Value : tool);
            }
        }

        // OpenAI's, before it had tools.
        foreach (var function in example.Format.HasParts ? [] : Tools(example.Root, "functions"u8))
        {
            yield return ReadOpenAi(function);
        }
    }

    /// <summary>The declarations of one of Gemini's tools.</summary>
    public static IEnumerable<JsonNode> InTool(JsonNode tool)
    {
        if (tool.TryGetMember("functionDeclarations"u8, out var list) || tool.TryGetMember("function_declarations"u8, out list))
        {
            foreach (var declaration in list.Value.Elements)
            {
                if (declaration.Kind == JsonKind.Object)
                {
                    yield return declaration;
                }
            }
        }
    }

    /// <summary>Reads one of Gemini's.</summary>
    public static FunctionDeclaration ReadGemini(JsonNode node)
    {
        var isJsonSchema = node.TryGetMember("parametersJsonSchema"u8, out var schema) || node.TryGetMember("parameters_json_schema"u8, out schema);
        var hasParameters = isJsonSchema || node.TryGetMember("parameters"u8, out schema);
        return new FunctionDeclaration(node, node.StringMember("name"u8), hasParameters ? schema.Value : null, isJsonSchema);
    }

    private static FunctionDeclaration ReadOpenAi(JsonNode node) =>
        new(node, node.StringMember("name"u8), node.TryGetMember("parameters"u8, out var schema) ? schema.Value : null, IsJsonSchema: true);

    private static List<JsonNode> Tools(JsonNode root, ReadOnlySpan<byte> name)
    {
        var tools = new List<JsonNode>();
        if (root.TryGetMember(name, out var list))
        {
            foreach (var tool in list.Value.Elements)
            {
                if (tool.Kind == JsonKind.Object)
                {
                    tools.Add(tool);
                }
            }
        }

        return tools;
    }
}
