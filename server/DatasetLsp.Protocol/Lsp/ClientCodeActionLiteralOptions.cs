namespace DatasetLsp.Protocol.Lsp;

/// <summary>What code actions the client understands.</summary>
public sealed record ClientCodeActionLiteralOptions
{
    /// <summary>Their kinds.</summary>
    public required ClientCodeActionKindOptions CodeActionKind { get; init; }
}
