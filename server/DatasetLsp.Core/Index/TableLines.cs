using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>The lines of a text in memory.</summary>
public sealed class TableLines(LineTable table) : IDatasetLines
{
    private int[]? _ids;

    /// <inheritdoc/>
    public int Count => table.Count;

    /// <inheritdoc/>
    public long Bytes => table.Bytes;

    /// <inheritdoc/>
    public IEnumerable<int> Ids => _ids ??= [.. table.Lines.Select(line => line.Id)];

    /// <inheritdoc/>
    public int IndexOf(int lineId) => table.IndexOf(lineId);

    /// <inheritdoc/>
    public int IdAt(int index) => table[index].Id;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ContentOf(int lineId) => table.Find(lineId)?.Content ?? default;

    /// <inheritdoc/>
    public Line? Find(int lineId) => table.Find(lineId);
}
