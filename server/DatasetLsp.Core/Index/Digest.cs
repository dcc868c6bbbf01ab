namespace DatasetLsp.Core.Index;

/// <summary>
/// 128 bits that stand for a text: equal for equal texts, and for different ones only by an accident that no dataset is large enough for.
/// Not <see cref="UInt128"/>, since code that handles that cannot be compiled ahead of time, and a check of a file is over before it is compiled well.
/// </summary>
/// <param name="Low">The lower half; a good hash by itself.</param>
/// <param name="High">The upper half.</param>
public readonly record struct Digest(ulong Low, ulong High)
{
    /// <summary>Whether it stands for nothing.</summary>
    public bool IsNone => (Low | High) == 0;
}
