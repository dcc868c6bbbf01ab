using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>The lines of a file as dataset rules see them, wherever the text is kept: in memory or on disk.</summary>
public interface IDatasetLines
{
    /// <summary>How many lines there are; at least one.</summary>
    public int Count { get; }

    /// <summary>Length of the file, line breaks included.</summary>
    public long Bytes { get; }

    /// <summary>The ids of all lines, in order.</summary>
    public IEnumerable<int> Ids { get; }

    /// <summary>The index of a line, from 0, or -1 where there is no line of that id.</summary>
    public int IndexOf(int lineId);

    /// <summary>The id of the line at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public int IdAt(int index);

    /// <summary>
    /// The bytes of a line without its break. May cost reading from disk: for few lines, not for all. Empty where there is no
    /// such line; other bytes, or fewer, where its file was changed meanwhile.
    /// </summary>
    public ReadOnlyMemory<byte> ContentOf(int lineId);

    /// <summary>A line as a whole; costs what <see cref="ContentOf"/> costs. Null where there is no line of that id.</summary>
    public Line? Find(int lineId);
}
