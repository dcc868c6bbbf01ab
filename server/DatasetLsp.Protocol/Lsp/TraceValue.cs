namespace DatasetLsp.Protocol.Lsp;

/// <summary>How much of its own doing the server tells the client.</summary>
public static class TraceValue
{
    /// <summary>Nothing.</summary>
    public const string Off = "off";

    /// <summary>One line a message.</summary>
    public const string Messages = "messages";

    /// <summary>With details.</summary>
    public const string Verbose = "verbose";
}
