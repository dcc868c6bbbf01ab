namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>Which fields an object of a training format has. Sets of its fields are bit masks, by <see cref="Fields"/>' order.</summary>
public sealed class ObjectShape
{
    private readonly FieldShape[] _fields;
    private readonly ulong[] _standIns;

    /// <param name="noun">What people call such an object, with its article: "a content".</param>
    /// <param name="fields">The fields that the format knows, at most 64.</param>
    public ObjectShape(string noun, params FieldShape[] fields)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Length, 64);
        Noun = noun;
        _fields = fields;
        _standIns = [.. fields.Select(field => MaskOf(field.Alternatives))];
        Required = MaskOf(fields.Where(field => field.IsRequired).Select(field => field.Name));
    }

    /// <summary>What people call such an object, with its article: "a content".</summary>
    public string Noun { get; }

    /// <summary>The fields that the format knows.</summary>
    public IReadOnlyList<FieldShape> Fields => _fields;

    /// <summary>Whether any other field is fine as well, as in data of the author's own.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The fields of which it must have exactly one; empty where there is no such rule.</summary>
    public IReadOnlyList<string> ExactlyOne
    {
        get;
        init
        {
            field = value;
            OneOf = MaskOf(value);
        }
    } = [];

    /// <summary>The fields without which the object is of no use.</summary>
    internal ulong Required { get; }

    /// <summary>The fields of <see cref="ExactlyOne"/>.</summary>
    internal ulong OneOf { get; private init; }

    /// <summary>The field that a key names, or null.</summary>
    public FieldShape? Find(ReadOnlySpan<byte> key) => IndexOf(key) is >= 0 and var index ? _fields[index] : null;

    /// <summary>The index of the field that a key names, or -1.</summary>
    internal int IndexOf(ReadOnlySpan<byte> key)
    {
        var fields = _fields;
        for (var index = 0; index < fields.Length; index++)
        {
            if (fields[index].IsNamed(key))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Which of some required fields must still be there, where others are set that stand in for them.</summary>
    internal ulong WithoutStandIns(ulong required, ulong set)
    {
        for (var index = 0; index < _standIns.Length; index++)
        {
            if ((_standIns[index] & set) != 0)
            {
                required &= ~(1UL << index);
            }
        }

        return required;
    }

    private ulong MaskOf(IEnumerable<string> names)
    {
        var mask = 0UL;
        foreach (var name in names)
        {
            var index = Array.FindIndex(_fields, field => field.Name == name);
            ArgumentOutOfRangeException.ThrowIfNegative(index, name);
            mask |= 1UL << index;
        }

        return mask;
    }
}
