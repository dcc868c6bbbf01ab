namespace DatasetLsp.Core.Rules;

/// <summary>How much a finding matters. In order: the first is the gravest.</summary>
public enum Severity
{
    /// <summary>The service rejects or drops the example, or it cannot be read.</summary>
    Error,

    /// <summary>Known to hurt the tuned model.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Only marked in the text.</summary>
    Hint,

    /// <summary>Not looked for.</summary>
    Off,
}
