namespace DatasetLsp.Protocol.Lsp;

/// <summary>Kinds of code actions the client knows.</summary>
public sealed record ClientCodeActionKindOptions
{
    /// <summary>See <see cref="CodeActionKind"/>; unknown ones are handled too.</summary>
    public required IReadOnlyList<string> ValueSet { get; init; }
}
