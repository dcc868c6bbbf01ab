namespace DatasetLsp.Text.Json;

/// <summary>What a <see cref="JsonNode"/> is.</summary>
public enum JsonKind : byte
{
    /// <summary>A value (or a key) that should be there and is not; its span is empty and marks the place.</summary>
    Missing,

    /// <summary>An object, complete or not.</summary>
    Object,

    /// <summary>An array, complete or not.</summary>
    Array,

    /// <summary>A string, a key, or unquoted text standing where a string belongs.</summary>
    String,

    /// <summary>A number, or what was meant as one; <see cref="JsonNode.Raw"/> need not be a valid JSON number where there was an error.</summary>
    Number,

    /// <summary><c>true</c>, or Python's <c>True</c>.</summary>
    True,

    /// <summary><c>false</c>, or Python's <c>False</c>.</summary>
    False,

    /// <summary><c>null</c>, or Python's <c>None</c>.</summary>
    Null,
}
