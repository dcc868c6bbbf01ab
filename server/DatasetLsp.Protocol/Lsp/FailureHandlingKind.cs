namespace DatasetLsp.Protocol.Lsp;

/// <summary>What becomes of an edit that fails half way.</summary>
public static class FailureHandlingKind
{
    /// <summary>What was done stays done.</summary>
    public const string Abort = "abort";

    /// <summary>All or nothing.</summary>
    public const string Transactional = "transactional";

    /// <summary>All or nothing where only text is changed.</summary>
    public const string TextOnlyTransactional = "textOnlyTransactional";

    /// <summary>The client tries to take it back.</summary>
    public const string Undo = "undo";
}
