namespace DatasetLsp.Protocol.Lsp;

/// <summary>What else is to be said of a code action (LSP 3.18).</summary>
public enum CodeActionTag
{
    /// <summary>A language model made it.</summary>
    LLMGenerated = 1,
}
