namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks for code actions in a range.</summary>
public sealed record CodeActionParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>Where the client takes results piece by piece; null for nowhere. May be left unused.</summary>
    public IntegerOrString? PartialResultToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The range.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What is known there.</summary>
    public required CodeActionContext Context { get; init; }
}
