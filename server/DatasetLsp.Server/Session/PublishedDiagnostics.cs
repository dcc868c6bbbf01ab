using System.Text.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Session;

/// <summary>The diagnostics of one open document as the client has them or can have them, under a name that changes when they do.</summary>
/// <param name="documentNumber">Tells the names of one opening from those of another.</param>
internal sealed class PublishedDiagnostics(int documentNumber)
{
    private int _number;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Their name.</summary>
    public string ResultId => $"{documentNumber}:{_number}";

    /// <summary>Puts others in their place.</summary>
    /// <returns>Whether they differ.</returns>
    public bool Update(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == Diagnostics.Count && diagnostics.Zip(Diagnostics).All(pair => AreEqual(pair.First, pair.Second)))
        {
            return false;
        }

        Diagnostics = diagnostics;
        _number++;
        return true;
    }

    /// <summary>The answer to a pull.</summary>
    public DocumentDiagnosticReport ReportTo(string? previousResultId) => previousResultId == ResultId
        ? new RelatedUnchangedDocumentDiagnosticReport { ResultId = ResultId }
        : new RelatedFullDocumentDiagnosticReport { ResultId = ResultId, Items = Diagnostics };

    private static bool AreEqual(Diagnostic one, Diagnostic other) =>
        one.Range == other.Range
        && one.Severity == other.Severity
        && one.Code == other.Code
        && one.Message.Text == other.Message.Text
        && (one.RelatedInformation ?? []).SequenceEqual(other.RelatedInformation ?? [])
        && (one.Data is { } data ? other.Data is { } otherData && JsonElement.DeepEquals(data, otherData) : other.Data is null);
}
