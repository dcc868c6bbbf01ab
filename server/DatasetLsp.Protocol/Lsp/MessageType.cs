namespace DatasetLsp.Protocol.Lsp;

/// <summary>How grave a message is.</summary>
public enum MessageType
{
    /// <summary>An error.</summary>
    Error = 1,

    /// <summary>A warning.</summary>
    Warning = 2,

    /// <summary>Worth knowing.</summary>
    Info = 3,

    /// <summary>For a log.</summary>
    Log = 4,

    /// <summary>For those who look for a fault (LSP 3.18).</summary>
    Debug = 5,
}
