namespace DatasetLsp.Core.Index;

/// <summary>What columns of all types have in common: their pages.</summary>
internal interface ILineColumn
{
    /// <summary>Lines in a page, as a power of two.</summary>
    public const int PageBits = 10;

    /// <summary>Lines in a page.</summary>
    public const int PageLines = 1 << PageBits;

    /// <summary>How many pages are there.</summary>
    public int Pages { get; }

    /// <summary>Forgets the values of a page.</summary>
    public void DropPage(int page);
}
