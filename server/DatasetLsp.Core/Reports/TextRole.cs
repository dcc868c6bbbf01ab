namespace DatasetLsp.Core.Reports;

/// <summary>What a piece of a report is, so that a terminal may colour it.</summary>
public enum TextRole
{
    /// <summary>What is read.</summary>
    Plain,

    /// <summary>Where something is.</summary>
    Place,

    /// <summary>What belongs to an error.</summary>
    Error,

    /// <summary>What belongs to a warning.</summary>
    Warning,

    /// <summary>What belongs to a finding that is neither.</summary>
    Information,

    /// <summary>What may be skipped.</summary>
    Faint,

    /// <summary>Good news, and what comes in.</summary>
    Good,

    /// <summary>What goes.</summary>
    Removed,

    /// <summary>What stands over the rest.</summary>
    Heading,
}
