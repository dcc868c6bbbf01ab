namespace DatasetLsp.Protocol.Lsp;

/// <summary>Error data of a <c>textDocument/diagnostic</c> answered with ServerCancelled.</summary>
public sealed record DiagnosticServerCancellationData
{
    /// <summary>Whether the client shall ask again.</summary>
    public required bool RetriggerRequest { get; init; }
}
