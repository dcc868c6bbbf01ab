namespace DatasetLsp.Core.Index;

/// <summary>How many tokens each line has, in 2 bytes: what does not fit stands beside.</summary>
internal sealed class TokenColumn
{
    private const ushort Elsewhere = ushort.MaxValue;

    private readonly Dictionary<int, int> _long = [];

    /// <summary>The 2 bytes: one more than the tokens, and 0 where nothing was counted.</summary>
    public LineColumn<ushort> Packed { get; } = new();

    /// <summary>The tokens of a line; null where they were not counted.</summary>
    public int? this[int lineId]
    {
        get => Packed[lineId] switch
        {
            0 => null,
            Elsewhere => _long[lineId],
            var packed => packed - 1,
        };
        set
        {
            if (Packed[lineId] == Elsewhere)
            {
                _long.Remove(lineId);
            }

            if (value < Elsewhere - 1)
            {
                Packed[lineId] = (ushort)(value + 1);
            }
            else if (value is { } tokens)
            {
                _long[lineId] = tokens;
                Packed[lineId] = Elsewhere;
            }
            else
            {
                Packed[lineId] = 0;
            }
        }
    }

    /// <summary>All numbers, in no order.</summary>
    public IEnumerable<int> All
    {
        get
        {
            for (var page = 0; page < Packed.PageLimit; page++)
            {
                for (var line = 0; line < Packed.Page(page).Length; line++)
                {
                    if (Packed.Page(page)[line] is not (0 or Elsewhere) and var packed)
                    {
                        yield return packed - 1;
                    }
                }
            }

            foreach (var tokens in _long.Values)
            {
                yield return tokens;
            }
        }
    }
}
