using System.Text;
using System.Text.Json;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Function declarations that the service does not take.</summary>
public sealed class FunctionDeclarationRule : ExampleRule
{
    private const int MostDeclarations = 128;
    private const int LongestName = 64;

    // Of a hostile line, each name would be compared with each.
    private const int MostComparisons = 10_000;

    private static readonly string[] Types = ["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL"];

    // What other languages call the same type.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["str"] = "STRING",
        ["text"] = "STRING",
        ["int"] = "INTEGER",
        ["long"] = "INTEGER",
        ["float"] = "NUMBER",
        ["double"] = "NUMBER",
        ["bool"] = "BOOLEAN",
        ["list"] = "ARRAY",
        ["dict"] = "OBJECT",
        ["map"] = "OBJECT",
    };

    /// <inheritdoc/>
    public override string Id => "function-declaration";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds declarations in `tools` that the service refuses: a missing or impossible name, two schemas of one thing, a type that does not exist, too many of them.",
        Why: """
            A function's name begins with a letter or an underscore, goes on with letters, digits, underscores, dots, colons and dashes,
            and has 64 characters at the most; a tool has 128 functions at the most; `parameters` and `parametersJsonSchema` exclude
            each other, and so do `response` and `responseJsonSchema`
            ([tool.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/tool.proto)). In `parameters`, a
            type is one of `STRING`, `NUMBER`, `INTEGER`, `BOOLEAN`, `ARRAY`, `OBJECT` and `NULL`, in small letters as well
            ([openapi.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/openapi.proto)).

            A warning, since no page on tuning speaks of it: a function that is declared twice, a parameter whose name is not made of
            letters, digits and underscores, and a required parameter that is not declared
            ("property is not defined" is what [Gemini's API answers](https://github.com/iBUHub/AIStudioToAPI/issues/154)).
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"text":"No."}]}],"tools":[{"functionDeclarations":[{"name":"get weather","parameters":{"type":"OBJECT","properties":{"days":{"type":"int"}}}}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"text":"No."}]}],"tools":[{"functionDeclarations":[{"name":"get_weather","parameters":{"type":"OBJECT","properties":{"days":{"type":"INTEGER"}}}}]}]}
            """,
        Fix: "Correct the declaration, in all examples in the same way. The quick fix writes a type's name as Gemini has it, and a required name as it is declared.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (!example.Format.HasParts || !example.Root.TryGetMember("tools"u8, out var tools))
        {
            return;
        }

        var seen = new Dictionary<string, FunctionDeclaration>();
        foreach (var tool in tools.Value.Elements)
        {
            var count = 0;
            foreach (var node in tool.Kind == JsonKind.Object ? FunctionDeclaration.InTool(tool) : [])
            {
                var declaration = FunctionDeclaration.ReadGemini(node);
                if (++count == MostDeclarations + 1)
                {
                    findings.Add(this, declaration.Anchor, $"A tool has {MostDeclarations} functions at the most; this is the first too many. Remove those that are not called.");
                }

                CheckName(declaration, seen, findings);
                CheckPair(node, "parameters", "parametersJsonSchema", findings);
                CheckPair(node, "response", "responseJsonSchema", findings);
                CheckParameters(declaration, findings);
                if (node.TryGetMember("response"u8, out var response))
                {
                    CheckSchema(response.Value, findings);
                }
            }
        }
    }

    private static bool IsName(string name) =>
        name.Length <= LongestName
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or ':' or '-');

    private static bool IsParameterName(string name) =>
        name.Length is > 0 and <= LongestName
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private void CheckName(FunctionDeclaration declaration, Dictionary<string, FunctionDeclaration> seen, FindingSink findings)
    {
        if (string.IsNullOrEmpty(declaration.Name))
        {
            findings.Add(this, declaration.Anchor, "This function has no name. Write it under `name`, as a string.");
            return;
        }

        if (!IsName(declaration.Name))
        {
            findings.Add(
                this,
                declaration.Anchor,
                $"`{declaration.Name.Shorten()}` is no name of a function. It begins with a letter or `_`, goes on with letters, digits, `_`, `.`, `:` and `-`, and has {LongestName} characters at the most.");
        }

        if (!seen.TryAdd(declaration.Name, declaration))
        {
            findings.Add(
                this,
                declaration.Anchor,
                $"`{declaration.Name.Shorten()}` is declared twice. Remove one, or give it another name.",
                related: [new RelatedPlace(LineId: null, seen[declaration.Name].Anchor, "The first.")],
                graded: Severity.Warning);
        }
    }

    private void CheckPair(JsonNode node, string name, string other, FindingSink findings)
    {
        if (Find(node, name) is { Value.Kind: not JsonKind.Null } first && Find(node, other) is { Value.Kind: not JsonKind.Null } second)
        {
            var later = first.KeySpan.Start < second.KeySpan.Start ? second : first;
            findings.Add(this, later.KeyNode.ShortSpan(), $"`{name}` and `{other}` exclude each other. Keep one of them.");
        }
    }

    private static JsonMember? Find(JsonNode node, string name) =>
        node.TryGetMember(Encoding.UTF8.GetBytes(name), out var member)
        || node.TryGetMember(Encoding.UTF8.GetBytes(JsonNamingPolicy.SnakeCaseLower.ConvertName(name)), out member)
            ? member
            : null;

    private void CheckParameters(FunctionDeclaration declaration, FindingSink findings)
    {
        if (declaration.IsJsonSchema || declaration.Parameters is not { Kind: JsonKind.Object } schema)
        {
            return;
        }

        if (schema.TryGetMember("properties"u8, out var properties) && properties.Value.Kind == JsonKind.Object)
        {
            foreach (var member in properties.Value.Members)
            {
                if (!IsParameterName(member.Key))
                {
                    findings.Add(
                        this,
                        member.KeyNode.ShortSpan(),
                        $"`{member.Key.Shorten()}` is no name of a parameter. It begins with a letter or `_`, goes on with letters, digits and `_`, and has {LongestName} characters at the most.",
                        graded: Severity.Warning);
                }
            }
        }

        CheckSchema(schema, findings);
    }

    private void CheckSchema(JsonNode schema, FindingSink findings)
    {
        if (schema.Kind != JsonKind.Object)
        {
            return;
        }

        var properties = default(JsonNode?);
        var required = default(JsonNode?);
        foreach (var member in schema.Members)
        {
            if (member.KeyEquals("type"u8))
            {
                CheckType(member.Value, findings);
            }
            else if (member.KeyEquals("items"u8))
            {
                CheckSchema(member.Value, findings);
            }
            else if (member.KeyEquals("anyOf"u8) || member.KeyEquals("any_of"u8))
            {
                foreach (var branch in member.Value.Elements)
                {
                    CheckSchema(branch, findings);
                }
            }
            else if (member.KeyEquals("properties"u8))
            {
                properties = member.Value;
                foreach (var property in member.Value.Members)
                {
                    CheckSchema(property.Value, findings);
                }
            }
            else if (member.KeyEquals("required"u8))
            {
                required = member.Value;
            }
        }

        if (required is { Kind: JsonKind.Array } names && properties is { Kind: JsonKind.Object } declared)
        {
            CheckRequired(names, declared, findings);
        }
    }

    private void CheckType(JsonNode type, FindingSink findings)
    {
        if (type.Kind == JsonKind.Array && type.Count > 0)
        {
            findings.Add(this, type.ShortSpan(), "In `parameters` a type is one name, not a list. Write the one, and `\"nullable\": true` where it may be null.", graded: Severity.Warning);
            return;
        }

        // A number is the type's own in the protocol.
        if (type.Kind != JsonKind.String || type.GetString() is not { Length: > 0 } name || IsType(name))
        {
            return;
        }

        var isSynonym = Synonyms.TryGetValue(name, out var meant);
        meant ??= NearestName.Find(name, Types);
        var written = meant is not null && !name.Any(char.IsAsciiLetterUpper) ? meant.ToLowerInvariant() : meant;
        findings.Add(
            this,
            type.ShortSpan(),
            written is null
                ? $"There is no type `{name.Shorten()}`. Write one of {string.Join(", ", Types.Select(known => $"`{known}`"))}."
                : $"There is no type `{name.Shorten()}`. Write `{written}`.",
            written is null ? null : new Fix($"Change the type to `{written}`", [new ByteEdit(type.Span, Encoding.UTF8.GetBytes($"\"{written}\""))], IsCertain: isSynonym));
    }

    private static bool IsType(string name) => name == "TYPE_UNSPECIFIED" || Types.Contains(name) || (Types.Contains(name.ToUpperInvariant()) && name == name.ToLowerInvariant());

    private void CheckRequired(JsonNode required, JsonNode properties, FindingSink findings)
    {
        var declared = new HashSet<string>();
        foreach (var property in properties.Members)
        {
            declared.Add(property.Key);
        }

        foreach (var element in required.Elements)
        {
            if (element.Kind != JsonKind.String || declared.Contains(element.GetString()))
            {
                continue;
            }

            var name = element.GetString();
            var nearest = (long)required.Count * declared.Count <= MostComparisons ? NearestName.Find(name, declared) : null;
            findings.Add(
                this,
                element.ShortSpan(),
                $"`{name.Shorten()}` is required, but not among the `properties`. {(nearest is null ? "Declare it there, or remove it here." : $"Did you mean `{nearest.Shorten()}`?")}",
                nearest is null ? null : new Fix($"Rename to `{nearest.Shorten()}`", [new ByteEdit(element.Span, JsonSerializer.SerializeToUtf8Bytes(nearest))], IsCertain: false),
                graded: Severity.Warning);
        }
    }
}
