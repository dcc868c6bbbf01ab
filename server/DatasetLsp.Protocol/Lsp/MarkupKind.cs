namespace DatasetLsp.Protocol.Lsp;

/// <summary>How a text is written.</summary>
public static class MarkupKind
{
    /// <summary>As it is.</summary>
    public const string PlainText = "plaintext";

    /// <summary>GitHub's Markdown.</summary>
    public const string Markdown = "markdown";
}
