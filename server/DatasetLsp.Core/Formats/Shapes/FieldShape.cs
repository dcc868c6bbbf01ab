using System.Text;
using System.Text.Json;

namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>A field that an object may have.</summary>
public sealed class FieldShape
{
    private readonly byte[] _name;
    private readonly byte[] _snakeName;

    /// <param name="name">The field's name, in camelCase where the format is Gemini's.</param>
    /// <param name="value">What its value may be.</param>
    public FieldShape(string name, ValueShape value)
    {
        Name = name;
        Value = value;
        _name = Encoding.UTF8.GetBytes(name);
        _snakeName = Encoding.UTF8.GetBytes(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
    }

    /// <summary>The name, as the documentation writes it.</summary>
    public string Name { get; }

    /// <summary>What the value may be.</summary>
    public ValueShape Value { get; }

    /// <summary>Whether the object is of no use without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Fields any of which stands in for this one where it is required.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Whether a key (between its quotes, without escapes) names this field, in camelCase or, as protobuf's JSON allows, in snake_case.</summary>
    public bool IsNamed(ReadOnlySpan<byte> key) => key.SequenceEqual(_name) || key.SequenceEqual(_snakeName);
}
