using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>What a value may be.</summary>
public sealed class ValueShape
{
    private readonly uint _kinds;

    private ValueShape(string noun, params JsonKind[] kinds)
    {
        Noun = noun;
        _kinds = kinds.Aggregate(0u, (mask, kind) => mask | (1u << (int)kind));
    }

    /// <summary>A string.</summary>
    public static ValueShape String { get; } = new("a string", JsonKind.String);

    /// <summary>A number.</summary>
    public static ValueShape Number { get; } = new("a number", JsonKind.Number);

    /// <summary>True or false.</summary>
    public static ValueShape Boolean { get; } = new("true or false", JsonKind.True, JsonKind.False);

    /// <summary>An object of the author's own.</summary>
    public static ValueShape AnyObject { get; } = new("an object", JsonKind.Object);

    /// <summary>An array of anything.</summary>
    public static ValueShape AnyArray { get; } = new("an array", JsonKind.Array);

    /// <summary>A string or an array of parts, as OpenAI's message content.</summary>
    public static ValueShape StringOrArray { get; } = new("a string or an array of parts", JsonKind.String, JsonKind.Array);

    /// <summary>A text, a list of messages, or a single message.</summary>
    public static ValueShape TextOrMessages { get; } = new("a string or a list of messages", JsonKind.String, JsonKind.Array, JsonKind.Object);

    /// <summary>Anything at all.</summary>
    public static ValueShape Any { get; } = new(
        "a value", JsonKind.Object, JsonKind.Array, JsonKind.String, JsonKind.Number, JsonKind.True, JsonKind.False, JsonKind.Null);

    /// <summary>What people call such a value, with its article.</summary>
    public string Noun { get; }

    /// <summary>The shape of the object, where it is one that the format describes.</summary>
    public ObjectShape? Object { get; private init; }

    /// <summary>The shape of the elements, where it is an array that the format describes.</summary>
    public ValueShape? Element { get; private init; }

    /// <summary>
    /// What to write around a plain string to make such a value of it, where there is one thing that it can mean; null where not.
    /// </summary>
    public (string Before, string After)? AroundString { get; private init; }

    /// <summary>Any of several kinds.</summary>
    public static ValueShape OneOf(string noun, params JsonKind[] kinds) => new(noun, kinds);

    /// <summary>An object whose fields the format describes.</summary>
    public static ValueShape Of(ObjectShape shape, (string Before, string After)? aroundString = null) =>
        new(shape.Noun, JsonKind.Object) { Object = shape, AroundString = aroundString };

    /// <summary>An array of such values. A single one without its brackets can be mended.</summary>
    public static ValueShape ArrayOf(ValueShape element, string noun) =>
        new(noun, JsonKind.Array)
        {
            Element = element,
            AroundString = element.AroundString is { } around ? ($"[{around.Before}", $"{around.After}]") : null,
        };

    /// <summary>Whether a value is of a kind that may stand here.</summary>
    public bool Allows(JsonKind kind) => (_kinds >> (int)kind & 1) != 0;
}
