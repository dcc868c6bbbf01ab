using System.Text.Json;

namespace DatasetLsp.Protocol.Tests.MetaModel;

/// <summary>LSP's machine-readable model: what it says of structures, enumerations and methods.</summary>
internal sealed class Model
{
    private static readonly Lazy<Model> Loaded = new(() => new(JsonDocument.Parse(File.ReadAllBytes(FindFile()!)).RootElement));

    private readonly Dictionary<string, JsonElement> _structures;
    private readonly Dictionary<string, JsonElement> _enumerations;
    private readonly Dictionary<string, JsonElement> _aliases;
    private readonly JsonElement _root;

    private Model(JsonElement root)
    {
        _root = root;
        _structures = ByName("structures");
        _enumerations = ByName("enumerations");
        _aliases = ByName("typeAliases");
    }

    public static Model Instance => Loaded.Value;

    public static string? FindFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DatasetLsp.sln")))
            {
                var file = Path.Combine(folder.Parent?.FullName ?? "", "shared", "conformance", "lsp", "metaModel.json");
                return File.Exists(file) ? file : null;
            }
        }
        return null;
    }

    public bool IsStructure(string name) => _structures.ContainsKey(name);

    public bool IsEnumeration(string name) => _enumerations.ContainsKey(name);

    public bool IsStringEnumeration(string name) =>
        _enumerations.TryGetValue(name, out var e) && e.GetProperty("type").GetProperty("name").GetString() == "string";

    public bool IsAlias(string name) => _aliases.ContainsKey(name);

    /// <summary>Whether any value goes beside those listed.</summary>
    public bool IsOpen(string enumeration) =>
        _enumerations[enumeration].TryGetProperty("supportsCustomValues", out var open) && open.GetBoolean();

    /// <summary>An enumeration's values by name; numbers as text.</summary>
    public Dictionary<string, string> ValuesOf(string enumeration) => _enumerations[enumeration].GetProperty("values").EnumerateArray()
        .ToDictionary(v => v.GetProperty("name").GetString()!, v => v.GetProperty("value").ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All properties of a structure, with those it extends or mixes in; for an alias of several structures what they have in common is required.</summary>
    public Dictionary<string, ModelProperty> PropertiesOf(string name)
    {
        if (!_structures.TryGetValue(name, out var structure))
        {
            var all = Alternatives(_aliases[name].GetProperty("type")).Select(t => PropertiesOf(t.GetProperty("name").GetString()!)).ToList();
            return all.SelectMany(s => s.Keys).Distinct().ToDictionary(
                key => key,
                key => new ModelProperty(
                    all.First(s => s.ContainsKey(key))[key].Type,
                    all.Any(s => !s.TryGetValue(key, out var p) || p.IsOptional)));
        }
        var properties = new Dictionary<string, ModelProperty>();
        foreach (var parent in new[] { "extends", "mixins" }.SelectMany(key => structure.TryGetProperty(key, out var list) ? list.EnumerateArray().ToArray() : []))
        {
            foreach (var (key, value) in PropertiesOf(parent.GetProperty("name").GetString()!))
            {
                properties[key] = value;
            }
        }
        foreach (var property in structure.GetProperty("properties").EnumerateArray())
        {
            properties[property.GetProperty("name").GetString()!] = new(
                property.GetProperty("type"), property.TryGetProperty("optional", out var optional) && optional.GetBoolean());
        }
        return properties;
    }

    /// <summary>Whether a structure is another one or extends it.</summary>
    public bool Extends(string structure, string ancestor) => structure == ancestor
        || (_structures.TryGetValue(structure, out var s) && s.TryGetProperty("extends", out var parents)
            && parents.EnumerateArray().Any(p => Extends(p.GetProperty("name").GetString()!, ancestor)));

    /// <summary>The types a type stands for: aliases resolved, "or" taken apart, null left out.</summary>
    public List<JsonElement> Alternatives(JsonElement type)
    {
        var kind = type.GetProperty("kind").GetString();
        if (kind == "or")
        {
            return [.. type.GetProperty("items").EnumerateArray().SelectMany(Alternatives)];
        }
        if (kind == "reference" && type.GetProperty("name").GetString() is var name && name is not ("LSPAny" or "LSPObject" or "LSPArray") && _aliases.TryGetValue(name!, out var alias))
        {
            return Alternatives(alias.GetProperty("type"));
        }
        return IsNull(type) ? [] : [type];
    }

    /// <summary>Whether a type may be null.</summary>
    public bool AllowsNull(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "or" => type.GetProperty("items").EnumerateArray().Any(AllowsNull),
        "reference" => type.GetProperty("name").GetString() == "LSPAny",
        _ => IsNull(type),
    };

    /// <summary>The requests and notifications of a name; <c>$/cancelRequest</c> and others are one for both directions.</summary>
    public JsonElement? FindMethod(string list, string name)
    {
        foreach (var method in _root.GetProperty(list).EnumerateArray())
        {
            if (method.GetProperty("method").GetString() == name)
            {
                return method;
            }
        }
        return null;
    }

    private static bool IsNull(JsonElement type) =>
        type.GetProperty("kind").GetString() == "base" && type.GetProperty("name").GetString() == "null";

    private Dictionary<string, JsonElement> ByName(string list) =>
        _root.GetProperty(list).EnumerateArray().ToDictionary(e => e.GetProperty("name").GetString()!);
}
