using System.Text.Json;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Fields of Gemini's format that stand in one object in both their spellings.</summary>
public sealed class FieldSpellingRule : ExampleRule
{
    // Of content.proto, tool.proto and the request that holds them: every field of more than one word, by each of its spellings.
    private static readonly Dictionary<string, string> Fields = new[]
    {
        "systemInstruction", "generationConfig", "toolConfig", "safetySettings", "cachedContent", "fileData", "inlineData", "functionCall",
        "functionResponse", "executableCode", "codeExecutionResult", "thoughtSignature", "videoMetadata", "mediaResolution", "partMetadata",
        "mimeType", "fileUri", "displayName", "partialArgs", "willContinue", "startOffset", "endOffset", "functionDeclarations",
        "parametersJsonSchema", "responseJsonSchema", "functionCallingConfig", "allowedFunctionNames", "retrievalConfig", "googleSearch",
        "googleSearchRetrieval", "codeExecution", "urlContext", "topP", "topK", "candidateCount", "maxOutputTokens", "stopSequences",
        "presencePenalty", "frequencyPenalty", "responseMimeType", "responseSchema", "responseModalities", "responseLogprobs", "thinkingConfig",
        "thinkingBudget", "thinkingLevel", "includeThoughts", "speechConfig",
    }.SelectMany(name => new[] { (Spelling: name, Name: name), (Spelling: JsonNamingPolicy.SnakeCaseLower.ConvertName(name), Name: name) })
        .ToDictionary(field => field.Spelling, field => field.Name);

    // What the author names inside these is theirs.
    private static readonly ObjectShape OpenFields = new(
        "an object",
        [
            .. new[]
            {
                "args", "response", "partialArgs", "parameters", "parametersJsonSchema", "responseJsonSchema", "responseSchema", "labels", "references", "partMetadata",
            }.Select(name => new FieldShape(name, ValueShape.Any)),
        ]);

    /// <inheritdoc/>
    public override string Id => "field-spelling";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds objects in which one of Gemini's fields stands both in camelCase and in snake_case.",
        Why: """
            Both `systemInstruction` and `system_instruction` are read, but they are one field: an object with both gives it two
            values, which readers of [ProtoJSON](https://protobuf.dev/programming-guides/json/) refuse as they do a repeated key.
            Which spelling you choose makes no difference, and need not be the same in all objects.
            """,
        Bad: """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},"system_instruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"systemInstruction":{"parts":[{"text":"Be brief."},{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Keep one of the two. Where the later is the same or null, the quick fix removes it.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        // Most lines have no underscore at all, or none but in texts; nothing more is looked at in those without.
        var line = example.Root.Raw;
        if (example.Format.HasParts && (line.IndexOf((byte)'_') >= 0 || line.IndexOf("\\u005"u8) >= 0))
        {
            Check(example.Root, findings);
        }
    }

    private void Check(JsonNode node, FindingSink findings)
    {
        foreach (var element in node.Elements)
        {
            Check(element, findings);
        }

        if (HasBothStyles(node))
        {
            CheckKeys(node, findings);
        }

        foreach (var member in node.Members)
        {
            if (member.Value.Kind is JsonKind.Object or JsonKind.Array && OpenFields.Find(member.RawKey) is null)
            {
                Check(member.Value, findings);
            }
        }
    }

    /// <summary>Most objects have no underscore in any key; nothing more is looked at in them.</summary>
    private static bool HasBothStyles(JsonNode node)
    {
        var hasSnake = false;
        var hasCamel = false;
        foreach (var member in node.Members)
        {
            var key = member.RawKey;
            hasSnake |= key.Contains((byte)'_') || member.KeyNode.HasEscapes;
            hasCamel |= key.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 || member.KeyNode.HasEscapes;
        }

        return hasSnake && hasCamel;
    }

    private void CheckKeys(JsonNode node, FindingSink findings)
    {
        var spelt = new Dictionary<string, JsonMember>(node.Count);
        foreach (var member in node.Members)
        {
            var key = member.Key;
            if (!Fields.TryGetValue(key, out var name) || spelt.TryAdd(name, member) || spelt[name].Key == key)
            {
                continue;
            }

            var first = spelt[name];
            findings.Add(
                this,
                member.KeyNode.ShortSpan(),
                $"`{key}` and `{first.Key}` are one field, in two spellings. Remove one of them.",
                member.Value.Kind == JsonKind.Null || member.Value.Raw.SequenceEqual(first.Value.Raw)
                    ? MemberRemoval.Fix(member, $"Remove `{key}`", isCertain: true)
                    : null,
                [new RelatedPlace(LineId: null, first.KeyNode.ShortSpan(), "The other spelling.")]);
        }
    }
}
