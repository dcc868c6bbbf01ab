namespace DatasetLsp.Protocol.Lsp;

/// <summary>Kinds of code actions, a hierarchy by dots; an open set.</summary>
public static class CodeActionKind
{
    /// <summary>Any kind.</summary>
    public const string Empty = "";

    /// <summary>Fixes a diagnostic.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>Changes the form and keeps the meaning.</summary>
    public const string Refactor = "refactor";

    /// <summary>Takes a part out.</summary>
    public const string RefactorExtract = "refactor.extract";

    /// <summary>Puts a part in.</summary>
    public const string RefactorInline = "refactor.inline";

    /// <summary>Moves a part (LSP 3.18).</summary>
    public const string RefactorMove = "refactor.move";

    /// <summary>Any other change of form.</summary>
    public const string RefactorRewrite = "refactor.rewrite";

    /// <summary>Works on the whole file.</summary>
    public const string Source = "source";

    /// <summary>Orders imports.</summary>
    public const string SourceOrganizeImports = "source.organizeImports";

    /// <summary>Fixes all that needs no thought.</summary>
    public const string SourceFixAll = "source.fixAll";

    /// <summary>Works on a whole notebook (LSP 3.18).</summary>
    public const string Notebook = "notebook";
}
