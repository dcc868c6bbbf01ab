using System.Globalization;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Models;

/// <summary>Reads a file of the catalogue. The files are part of the program, so a fault in one is a fault of the program.</summary>
public static class ModelReader
{
    private static readonly string[] FactNames = ["value", "source", "date", "certainty", "note"];

    private static readonly string[] ModelNames =
    [
        "id", "name", "isDefault", "aliases", "tokenizer", "limits", "recommended", "adapterSizes", "tuningRegions", "servingRegions",
        "trainingPricePerMillionTokens", "retirement", "successor",
    ];

    /// <summary>Reads one model.</summary>
    /// <exception cref="FormatException">A field is missing, unknown or of the wrong type.</exception>
    public static ModelInfo Read(ReadOnlyMemory<byte> text)
    {
        var tree = JsonTree.Parse(text);
        if (!tree.HasRoot || tree.Errors.Length > 0)
        {
            throw new FormatException("A model's file is no JSON.");
        }

        var root = tree.Root;
        Known(root, ModelNames);
        var limits = Member(root, "limits") ?? throw new FormatException("A model has no `limits`.");
        Known(limits, ["tokensPerExample", "validationExamples", "validationShare", "trainingExamplesText", "trainingExamplesMultimodal", "trainingFileBytes"]);
        var recommended = Member(root, "recommended");
        return new ModelInfo(
            Text(root, "id"),
            Text(root, "name"),
            Member(root, "aliases") is { } aliases ? Strings(aliases) : [],
            Member(root, "isDefault")?.Kind == JsonKind.True,
            FactOf(root, "tokenizer", String),
            new ModelLimits(
                FactOf(limits, "tokensPerExample", Whole),
                FactOf(limits, "validationExamples", Whole),
                FactOf(limits, "validationShare", Number),
                FactOf(limits, "trainingExamplesText", Whole),
                FactOf(limits, "trainingExamplesMultimodal", Whole),
                FactOf(limits, "trainingFileBytes", Whole)),
            recommended is { } advice ? FactOf(advice, "minimumExamples", Whole) : null,
            recommended is { } start ? FactOf(start, "startingExamples", Whole) : null,
            FactOf<IReadOnlyList<int>>(root, "adapterSizes", node => Each(node, element => (int)Whole(element))),
            FactOf<IReadOnlyList<string>>(root, "tuningRegions", Strings),
            FactOf<IReadOnlyList<string>>(root, "servingRegions", Strings),
            FactOf(root, "trainingPricePerMillionTokens", Number),
            FactOf(root, "retirement", Day),
            Member(root, "successor") is { } successor ? String(successor) : null);
    }

    private static Fact<T>? FactOf<T>(JsonNode node, string name, Func<JsonNode, T> read)
    {
        if (Member(node, name) is not { } fact)
        {
            return null;
        }

        Known(fact, FactNames);
        var certainty = Text(fact, "certainty") switch
        {
            "official" => Certainty.Official,
            "source-code" => Certainty.SourceCode,
            "conflicting" => Certainty.Conflicting,
            "third-party" => Certainty.ThirdParty,
            "unverified" => Certainty.Unverified,
            var other => throw new FormatException($"`{name}`: there is no certainty `{other}`."),
        };
        var value = Member(fact, "value") ?? throw new FormatException($"`{name}` has no `value`.");
        return new Fact<T>(
            read(value),
            Text(fact, "source"),
            Member(fact, "date") is { } date ? Day(date) : throw new FormatException($"`{name}` has no `date`."),
            certainty,
            Member(fact, "note") is { } note ? String(note) : null);
    }

    private static void Known(JsonNode node, string[] names)
    {
        foreach (var member in node.Members)
        {
            if (!names.Contains(member.Key))
            {
                throw new FormatException($"`{member.Key}` is no field of a model's file.");
            }
        }
    }

    private static JsonNode? Member(JsonNode node, string name)
    {
        foreach (var member in node.Members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string Text(JsonNode node, string name) =>
        Member(node, name) is { } value ? String(value) : throw new FormatException($"`{name}` is missing.");

    private static string String(JsonNode node) =>
        node.Kind == JsonKind.String && node.GetString() is { Length: > 0 } text ? text : throw new FormatException("A text is expected.");

    private static long Whole(JsonNode node) => long.Parse(node.Raw, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Number(JsonNode node) => double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonNode node) => DateOnly.ParseExact(String(node), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Strings(JsonNode node) => Each(node, String);

    private static List<T> Each<T>(JsonNode node, Func<JsonNode, T> read)
    {
        var all = new List<T>();
        foreach (var element in node.Elements)
        {
            all.Add(read(element));
        }

        return all;
    }
}
