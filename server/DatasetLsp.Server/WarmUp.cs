using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server;

/// <summary>
/// Does once what the first document will need. Much code is compiled when it first runs; here that happens on another
/// processor, while the client and the server still greet each other.
/// </summary>
public static class WarmUp
{
    /// <summary>Runs it, for about a tenth of a second. What it leaves behind is what reading any file leaves: a few kilobytes a thread.</summary>
    public static void Run()
    {
        // Something for many rules: a fault with a fix, a repetition, a line that is no JSON, characters of several bytes.
        var lines = LineTable.FromBytes("""
            {"contents": [{"role": "user", "parts": [{"text": "Frage – ?"}]}, {"role": "model", "parts": [{"text": "Ja"}]}]}
            {"contents": [{"role": "user", "parts": [{"text": "Frage – ?"}]}, {"role": "model", "parts": [{"text": "Ja"}]}]}
            {"contents": [{"role": "user", "parts": [{"text": "?"}]}, {"role": "assistant", "parts": [{"text": "{\"a\": 1}"}]}]}
            {"contents": [{"role": "user", "parts": [{"text": "?"}]} {"role": "model", "parts": [{"text": "Nein"}]}]}
            """u8.ToArray());
        var settings = AnalysisSettings.Default;
        var state = new DatasetState(DatasetAnalysis.Of(lines, settings, DatasetState.MostShown), settings, DiskFindings.None, version: 1);
        var uri = new DocumentUri("untitled:warm-up");
        var published = new PublishedDiagnostics(documentNumber: 0);
        published.Update(DiagnosticMapping.ToDiagnostics(state.Show(), lines, uri, new ClientProfile()));
        JsonSerializer.SerializeToUtf8Bytes(
            new PublishDiagnosticsParams { Uri = uri, Version = 1, Diagnostics = published.Diagnostics },
            LspJsonContext.Default.PublishDiagnosticsParams);
    }
}
