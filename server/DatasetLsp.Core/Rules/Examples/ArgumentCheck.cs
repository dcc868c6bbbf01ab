using System.Globalization;
using System.Text;
using System.Text.Json;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>
/// Holds the arguments of a call against the schema that the function declares: <c>type</c>, <c>nullable</c>, <c>enum</c>,
/// <c>properties</c>, <c>required</c>, <c>items</c>, <c>anyOf</c>, and of JSON Schema <c>additionalProperties</c>. Where a schema says
/// what this does not know of, it is silent.
/// </summary>
/// <param name="function">The function's name.</param>
/// <param name="isJsonSchema">Whether the schema is JSON Schema, in which an object may have more fields than are listed.</param>
internal sealed class ArgumentCheck(string function, bool isJsonSchema)
{
    /// <summary>How many problems of a call are looked for; no person reads more.</summary>
    public const int MostProblems = 20;

    private const int MostNamed = 10;

    // A large value against a large schema must not cost their product.
    private const int MostSteps = 200_000;

    // What these say of a value is not looked at, so nothing is.
    private static readonly string[] Beyond =
    [
        "$ref", "$dynamicRef", "allOf", "oneOf", "not", "if", "patternProperties", "propertyNames", "dependentSchemas", "dependencies",
        "unevaluatedProperties", "prefixItems",
    ];

    private readonly List<ArgumentProblem> _problems = [];
    private int _steps;

    /// <summary>The problems, in order of place.</summary>
    public static IReadOnlyList<ArgumentProblem> Check(JsonNode arguments, JsonNode schema, string function, bool isJsonSchema)
    {
        var check = new ArgumentCheck(function, isJsonSchema);
        check.CheckValue(arguments, schema, path: "", isRequired: true);
        return [.. check._problems.OrderBy(problem => problem.Span.Start)];
    }

    private bool IsDone => _problems.Count >= MostProblems || _steps > MostSteps;

    private void CheckValue(JsonNode value, JsonNode schema, string path, bool isRequired)
    {
        _steps += 1 + schema.Count;
        if (IsDone || schema.Kind != JsonKind.Object || IsBeyond(schema))
        {
            return;
        }

        if (value.Kind == JsonKind.Null && (!isRequired || AllowsNull(schema)))
        {
            // Programs write null for what is not set.
            return;
        }

        if (Member(schema, "anyOf") is { Kind: JsonKind.Array, Count: > 0 } branches)
        {
            CheckAny(value, branches, path);
        }

        if (WrongType(value, schema) is { } noun)
        {
            Add(value.ShortSpan(), $"{Subject(path)} must be {noun}, but this is {value.Kind.Noun()}.", Rewrite(value, schema));
            return;
        }

        CheckEnum(value, schema, path);
        if (value.Kind == JsonKind.Object)
        {
            CheckObject(value, schema, path);
        }
        else if (value.Kind == JsonKind.Array && Member(schema, "items") is { Kind: JsonKind.Object } items)
        {
            var index = 0;
            foreach (var element in value.Elements)
            {
                CheckValue(element, items, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), isRequired: true);
                if (IsDone)
                {
                    return;
                }
            }
        }
    }

    private void CheckObject(JsonNode value, JsonNode schema, string path)
    {
        var properties = Member(schema, "properties") is { Kind: JsonKind.Object } declared ? declared : (JsonNode?)null;
        var required = Required(schema);
        foreach (var name in required)
        {
            _steps += value.Count;
            if (!IsDone && !value.TryGetMember(Encoding.UTF8.GetBytes(name), out _))
            {
                Add(new TextSpan(value.Span.Start, 1), $"`{Join(path, name)}` is missing: `{function.Shorten()}` requires it. Add it.");
            }
        }

        foreach (var member in value.Members)
        {
            _steps += properties?.Count ?? 0;
            if (IsDone)
            {
                return;
            }

            if (properties?.TryGetMember(Encoding.UTF8.GetBytes(member.Key), out var property) == true)
            {
                CheckValue(member.Value, property.Value, Join(path, member.Key), required.Contains(member.Key));
            }
            else if (IsClosed(schema, properties, path))
            {
                ReportUnknown(member, value, properties, path);
            }
        }
    }

    private void CheckAny(JsonNode value, JsonNode branches, string path)
    {
        foreach (var branch in branches.Elements)
        {
            var check = new ArgumentCheck(function, isJsonSchema) { _steps = _steps };
            check.CheckValue(value, branch, path, isRequired: true);
            _steps = check._steps;
            if (check._problems.Count == 0)
            {
                return;
            }
        }

        Add(value.ShortSpan(), $"{Subject(path)} fits none of the {branches.Count} forms (`anyOf`) that `{function.Shorten()}` declares for it.");
    }

    private void CheckEnum(JsonNode value, JsonNode schema, string path)
    {
        if (Member(schema, "enum") is not { Kind: JsonKind.Array, Count: > 0 } allowed || value.Kind is JsonKind.Object or JsonKind.Array)
        {
            return;
        }

        // OpenAPI's values are strings, also those of numbers.
        _steps += allowed.Count;
        var written = Text(value);
        var names = new List<string>();
        foreach (var element in allowed.Elements)
        {
            if (element.Kind is JsonKind.Object or JsonKind.Array || Text(element) is not { } name || name == written)
            {
                return;
            }

            names.Add(name);
        }

        var nearest = value.Kind == JsonKind.String && names.Count <= 100 ? NearestName.Find(written, names) : null;
        Add(
            value.ShortSpan(),
            $"{Subject(path)} must be one of {List(names)}; `{written.Shorten()}` is none of them.",
            nearest is null ? null : new Fix($"Change it to `{nearest.Shorten()}`", [new ByteEdit(value.Span, JsonSerializer.SerializeToUtf8Bytes(nearest))], IsCertain: false));
    }

    private void ReportUnknown(JsonMember member, JsonNode value, JsonNode? properties, string path)
    {
        var names = new List<string>();
        if (properties is { } declared)
        {
            foreach (var property in declared.Members)
            {
                names.Add(property.Key);
            }
        }

        var absent = names.Where(name => !value.TryGetMember(Encoding.UTF8.GetBytes(name), out _)).Take(100);
        var nearest = NearestName.Find(member.Key, absent);
        var what = path.Length == 0 ? $"`{function.Shorten()}` has no parameter `{member.Key.Shorten()}`" : $"`{path.Shorten()}` has no field `{member.Key.Shorten()}`";
        Add(
            member.KeyNode.ShortSpan(),
            nearest is not null ? $"{what}. Did you mean `{nearest.Shorten()}`?"
                : names.Count == 0 ? $"{what}: it has none."
                : $"{what}. It has {List(names)}.",
            nearest is not null && Fits(member.Value, properties!.Value, nearest)
                ? new Fix($"Rename to `{nearest.Shorten()}`", [new ByteEdit(member.KeySpan, JsonSerializer.SerializeToUtf8Bytes(nearest))], IsCertain: false)
                : null);
    }

    /// <summary>Whether a value is right under a name, as far as is looked at.</summary>
    private bool Fits(JsonNode value, JsonNode properties, string name)
    {
        var check = new ArgumentCheck(function, isJsonSchema) { _steps = _steps };
        if (Member(properties, name) is { } schema)
        {
            check.CheckValue(value, schema, path: "", isRequired: true);
        }

        _steps = check._steps;
        return check._problems.Count == 0;
    }

    /// <summary>Whether an object has the listed fields only. The parameters of a function are a closed list, unless they say otherwise.</summary>
    private bool IsClosed(JsonNode schema, JsonNode? properties, string path) => Member(schema, "additionalProperties") switch
    {
        { Kind: JsonKind.False } => true,
        null => properties is not null && (path.Length == 0 || !isJsonSchema) && Member(schema, "anyOf") is null && (properties.Value.Count > 0 || path.Length == 0),
        _ => false,
    };

    private static bool IsBeyond(JsonNode schema)
    {
        foreach (var member in schema.Members)
        {
            if (Array.Exists(Beyond, name => member.RawKey.SequenceEqual(Encoding.UTF8.GetBytes(name))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsNull(JsonNode schema)
    {
        if (Member(schema, "nullable")?.Kind == JsonKind.True || Types(schema) is var types && types.Contains("null"))
        {
            return true;
        }

        // Without a type anything goes; branches and values are looked at by themselves.
        return types.Count == 0 && Member(schema, "anyOf") is null && Member(schema, "enum") is null;
    }

    /// <summary>The types, in lower case as JSON Schema writes them; none where none is named.</summary>
    private static List<string> Types(JsonNode schema)
    {
        var types = new List<string>();
        if (Member(schema, "type") is { } type)
        {
            if (type.Kind == JsonKind.String)
            {
                types.Add(type.GetString().ToLowerInvariant());
            }

            foreach (var element in type.Elements)
            {
                types.Add(element.Kind == JsonKind.String ? element.GetString().ToLowerInvariant() : "");
            }
        }

        return types;
    }

    /// <summary>What the value must be, with its article; null where it is that, or the schema names a type that there is not.</summary>
    private static string? WrongType(JsonNode value, JsonNode schema)
    {
        var types = Types(schema);
        var format = Member(schema, "format") is { Kind: JsonKind.String } named ? named.GetString() : "";
        if (types.Count == 0 || !types.TrueForAll(type => Noun(type) is not null) || types.Exists(type => IsOf(value, type, format)))
        {
            return null;
        }

        return string.Join(" or ", types.Select(Noun));
    }

    private static bool IsOf(JsonNode value, string type, string format) => type switch
    {
        "object" => value.Kind == JsonKind.Object,
        "array" => value.Kind == JsonKind.Array,
        "string" => value.Kind == JsonKind.String,
        "boolean" => value.Kind is JsonKind.True or JsonKind.False,
        "null" => value.Kind == JsonKind.Null,

        // Protobuf's JSON writes integers of 64 bits as strings.
        "integer" => value.Kind == JsonKind.Number
            ? double.TryParse(value.Raw, CultureInfo.InvariantCulture, out var number) && double.IsInteger(number)
            : value.Kind == JsonKind.String && format is "int64" or "uint64" && long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        _ => value.Kind == JsonKind.Number,
    };

    private static string? Noun(string type) => type switch
    {
        "object" => "an object",
        "array" => "an array",
        "string" => "a string",
        "boolean" => "true or false",
        "null" => "null",
        "integer" => "an integer",
        "number" => "a number",
        _ => null,
    };

    /// <summary>A number or a truth value in quotes, or a string without: what was meant is plain.</summary>
    private static Fix? Rewrite(JsonNode value, JsonNode schema)
    {
        if (Types(schema) is not [var type])
        {
            return null;
        }

        if (type == "string" && value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False)
        {
            return new Fix("Write it as a string", [new ByteEdit(value.Span, (byte[])[(byte)'"', .. value.Raw, (byte)'"'])], IsCertain: false);
        }

        if (value.Kind != JsonKind.String || value.HasEscapes || value.ContentSpan.Length is 0 or > 20)
        {
            return null;
        }

        var inner = value.Raw[1..^1].ToArray();
        var tree = JsonTree.Parse(inner);
        return tree.HasRoot && tree.Errors.IsEmpty && type is "number" or "integer" or "boolean" && IsOf(tree.Root, type, "")
            ? new Fix(type == "boolean" ? "Write it without quotes" : "Write it as a number", [new ByteEdit(value.Span, inner)], IsCertain: false)
            : null;
    }

    private static List<string> Required(JsonNode schema)
    {
        var names = new List<string>();
        if (Member(schema, "required") is { Kind: JsonKind.Array } list)
        {
            foreach (var element in list.Elements)
            {
                if (element.Kind == JsonKind.String)
                {
                    names.Add(element.GetString());
                }
            }
        }

        return names;
    }

    private static JsonNode? Member(JsonNode node, string name) =>
        node.TryGetMember(Encoding.UTF8.GetBytes(name), out var member)
        || (name is "anyOf" && node.TryGetMember("any_of"u8, out member))
        || (name is "additionalProperties" && node.TryGetMember("additional_properties"u8, out member))
            ? member.Value
            : null;

    private static string Text(JsonNode value) => value.Kind == JsonKind.String ? value.GetString() : Encoding.UTF8.GetString(value.Raw);

    private static string List(List<string> names) =>
        string.Join(", ", names.Take(MostNamed).Select(name => $"`{name.Shorten()}`")) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");

    private static string Join(string path, string name) => path.Length == 0 ? name.Shorten() : $"{path}.{name.Shorten()}".Shorten(80);

    private string Subject(string path) => path.Length == 0 ? $"What `{function.Shorten()}` is called with" : $"`{path}`";

    private void Add(TextSpan span, string message, Fix? fix = null)
    {
        if (!IsDone)
        {
            _problems.Add(new ArgumentProblem(span, message, fix));
        }
    }
}
