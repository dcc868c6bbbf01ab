using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>A short place in each line, in 4 bytes: places that do not fit stand beside.</summary>
internal sealed class AnchorColumn
{
    private const int LengthBits = 8;
    private const uint Elsewhere = uint.MaxValue;

    private readonly Dictionary<int, TextSpan> _long = [];

    /// <summary>The 4 bytes.</summary>
    public LineColumn<uint> Packed { get; } = new();

    /// <summary>The place in a line.</summary>
    public TextSpan this[int lineId]
    {
        get => Packed[lineId] is not Elsewhere and var packed
            ? new TextSpan((int)(packed >> LengthBits), (int)(packed & ((1 << LengthBits) - 1)))
            : _long[lineId];
        set
        {
            if ((uint)value.Start < (1 << (32 - LengthBits)) - 1 && (uint)value.Length < 1 << LengthBits)
            {
                Packed[lineId] = ((uint)value.Start << LengthBits) | (uint)value.Length;
                return;
            }

            _long[lineId] = value;
            Packed[lineId] = Elsewhere;
        }
    }

    /// <summary>Forgets the place in a line.</summary>
    public void Remove(int lineId)
    {
        _long.Remove(lineId);
        Packed[lineId] = 0;
    }
}
