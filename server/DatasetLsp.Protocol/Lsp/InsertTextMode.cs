namespace DatasetLsp.Protocol.Lsp;

/// <summary>What happens to white space in an inserted text.</summary>
public enum InsertTextMode
{
    /// <summary>Nothing.</summary>
    AsIs = 1,

    /// <summary>Lines are indented as the first one is.</summary>
    AdjustIndentation = 2,
}
