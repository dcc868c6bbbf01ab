using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>What counts of an example, one thing after the other: as it is and, for what is asked, as people compare texts.</summary>
internal class ExampleBytes
{
    /// <summary>As it is.</summary>
    public ByteBuffer Exact { get; } = new();

    /// <summary>Folded; only what was added while <see cref="Folds"/> was set.</summary>
    public ByteBuffer Folded { get; } = new();

    /// <summary>Whether what is added now is folded as well.</summary>
    public bool Folds { get; set; }

    /// <summary>Forgets what was added.</summary>
    public void Clear(bool folds)
    {
        Exact.Clear();
        Folded.Clear();
        Folds = folds;
    }

    /// <summary>Adds a sign.</summary>
    public void Add(byte sign)
    {
        Exact.Add(sign);
        if (Folds)
        {
            Folded.Add(sign);
        }
    }

    /// <summary>Adds a name or a number, which is never folded.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        Exact.Add(name);
        if (Folds)
        {
            Folded.Add(name);
        }
    }

    /// <summary>Adds a string.</summary>
    public virtual void AddText(JsonNode node)
    {
        var length = node.WriteUnescaped(Exact.Reserve(node.ContentSpan.Length));
        Exact.Advance(length);
        if (Folds)
        {
            Folding.Add(Folded, Exact.Written[^length..]);
        }
    }
}
