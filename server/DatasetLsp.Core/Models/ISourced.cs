namespace DatasetLsp.Core.Models;

/// <summary>Something that is known, and where from.</summary>
public interface ISourced
{
    /// <summary>The page or file that says so.</summary>
    public string Source { get; }

    /// <summary>The source's own date where it has one, else the day it was read.</summary>
    public DateOnly Date { get; }

    /// <summary>How sure it is.</summary>
    public Certainty Certainty { get; }

    /// <summary>What else to know of it; null where nothing.</summary>
    public string? Note { get; }
}
