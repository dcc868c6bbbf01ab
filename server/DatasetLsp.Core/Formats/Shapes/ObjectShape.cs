namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>Which fields an object of a training format has.</summary>
/// <param name="Noun">What people call such an object, with its article: "a content".</param>
/// <param name="Fields">The fields that the format knows.</param>
public sealed record ObjectShape(string Noun, params IReadOnlyList<FieldShape> Fields)
{
    /// <summary>Whether any other field is fine as well, as in data of the author's own.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The fields of which it must have exactly one; empty where there is no such rule.</summary>
    public IReadOnlyList<string> ExactlyOne { get; init; } = [];

    /// <summary>The field that a key names, or null.</summary>
    public FieldShape? Find(ReadOnlySpan<byte> key)
    {
        foreach (var field in Fields)
        {
            if (field.IsNamed(key))
            {
                return field;
            }
        }

        return null;
    }
}
