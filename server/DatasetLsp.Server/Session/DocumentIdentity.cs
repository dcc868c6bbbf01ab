using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Session;

/// <summary>Which document, in which opening of it.</summary>
/// <param name="Uri">As the client spells it.</param>
/// <param name="Number">Counts all openings of the session: a document closed and opened again is another one.</param>
internal sealed record DocumentIdentity(DocumentUri Uri, int Number)
{
    /// <summary>Its full path; null where it is no file.</summary>
    public string? Path { get; } = Uri.ToFilePath();
}
