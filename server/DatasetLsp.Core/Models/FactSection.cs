using System.Globalization;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Models;

/// <summary>An object in a file of the catalogue, read by the names of its fields. One that is not there has no fields.</summary>
internal readonly struct FactSection
{
    private readonly JsonNode? _node;

    /// <exception cref="FormatException">It is no object, or has a field of another name.</exception>
    public FactSection(JsonNode? node, IReadOnlyList<string> names)
    {
        if (node is { } present)
        {
            if (present.Kind != JsonKind.Object)
            {
                throw new FormatException($"An object with {string.Join(", ", names)} is expected.");
            }

            foreach (var member in present.Members)
            {
                if (!names.Contains(member.Key))
                {
                    throw new FormatException($"`{member.Key}` is no field of this object.");
                }
            }
        }

        _node = node;
    }

    public bool IsPresent => _node is not null;

    public JsonNode? this[string name]
    {
        get
        {
            if (_node is { } node)
            {
                foreach (var member in node.Members)
                {
                    if (member.Key == name)
                    {
                        return member.Value;
                    }
                }
            }

            return null;
        }
    }

    public static string String(JsonNode node) =>
        node.Kind == JsonKind.String && node.GetString() is { Length: > 0 } text ? text : throw new FormatException("A text is expected.");

    public static IReadOnlyList<string> Strings(JsonNode node) => Each(node, String);

    public static List<T> Each<T>(JsonNode node, Func<JsonNode, T> read)
    {
        if (node.Kind != JsonKind.Array)
        {
            throw new FormatException("A list is expected.");
        }

        var all = new List<T>();
        foreach (var element in node.Elements)
        {
            all.Add(read(element));
        }

        return all;
    }

    public static double Number(JsonNode node) => double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture);

    public FactSection Section(string name, IReadOnlyList<string> names) => new(this[name], names);

    public string Text(string name) => this[name] is { } value ? String(value) : throw new FormatException($"`{name}` is missing.");

    public Fact<string>? TextFact(string name) => Fact(name, String);

    public Fact<long>? Long(string name) => Fact(name, Whole);

    public Fact<long?>? LongOrNull(string name) => Fact<long?>(name, node => node.Kind == JsonKind.Null ? null : Whole(node));

    public Fact<int>? Int(string name) => Fact(name, node => (int)Whole(node));

    public Fact<int?>? IntOrNull(string name) => Fact<int?>(name, node => node.Kind == JsonKind.Null ? null : (int)Whole(node));

    public Fact<double>? Double(string name) => Fact(name, Number);

    public Fact<bool>? Bool(string name) => Fact(name, node => node.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        _ => throw new FormatException($"`{name}`: true or false is expected."),
    });

    public Fact<DateOnly>? DayFact(string name) => Fact(name, Day);

    public Fact<IReadOnlyList<string>>? List(string name) => Fact(name, Strings);

    public Fact<IReadOnlyList<int>>? IntList(string name) => Fact<IReadOnlyList<int>>(name, node => Each(node, element => (int)Whole(element)));

    public Fact<T>? Fact<T>(string name, Func<JsonNode, T> read)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        var fact = new FactSection(node, ModelFields.Fact);
        var certainty = fact.Text("certainty") switch
        {
            "official" => Certainty.Official,
            "source-code" => Certainty.SourceCode,
            "conflicting" => Certainty.Conflicting,
            "third-party" => Certainty.ThirdParty,
            "unverified" => Certainty.Unverified,
            var other => throw new FormatException($"`{name}`: there is no certainty `{other}`."),
        };
        return new Fact<T>(
            fact["value"] is { } value ? read(value) : throw new FormatException($"`{name}` has no `value`."),
            fact.Text("source"),
            fact["date"] is { } date ? Day(date) : throw new FormatException($"`{name}` has no `date`."),
            certainty,
            fact["note"] is { } note ? String(note) : null);
    }

    private static long Whole(JsonNode node) => long.Parse(node.Raw, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonNode node) => DateOnly.ParseExact(String(node), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
