using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.AnalyzeFile;

/// <summary>Asks for a file to be analysed from disk, open or not.</summary>
internal sealed record AnalyzeFileParams
{
    /// <summary>The file.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }
}
