namespace DatasetLsp.Protocol.Lsp;

/// <summary>The client has the answer to <c>initialize</c>.</summary>
public sealed record InitializedParams;
