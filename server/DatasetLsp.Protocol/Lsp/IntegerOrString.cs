using System.Globalization;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A whole number or a string: a request's id, a progress token, a diagnostic's code. 1 and "1" differ.</summary>
[JsonConverter(typeof(IntegerOrStringConverter))]
public readonly record struct IntegerOrString
{
    /// <summary>A number.</summary>
    public IntegerOrString(long number) => Number = number;

    /// <summary>A string.</summary>
    public IntegerOrString(string text) => Text = text;

    /// <summary>The string; null where it is a number.</summary>
    public string? Text { get; }

    /// <summary>The number; 0 where it is a string.</summary>
    public long Number { get; }

    public static implicit operator IntegerOrString(int number) => new(number);

    public static implicit operator IntegerOrString(long number) => new(number);

    public static implicit operator IntegerOrString(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
