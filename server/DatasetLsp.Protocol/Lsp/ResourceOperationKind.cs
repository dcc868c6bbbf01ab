namespace DatasetLsp.Protocol.Lsp;

/// <summary>File operations in an edit.</summary>
public static class ResourceOperationKind
{
    /// <summary>Make a file.</summary>
    public const string Create = "create";

    /// <summary>Rename one.</summary>
    public const string Rename = "rename";

    /// <summary>Delete one.</summary>
    public const string Delete = "delete";
}
