using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>What the client can do, in the words that decide what the server does. Immutable.</summary>
internal sealed record ClientProfile
{
    /// <summary>What columns count.</summary>
    public PositionEncoding Encoding { get; private init; }

    /// <summary>
    /// Whether the client asks for diagnostics; then none are pushed for open documents. One that cannot be told to ask again
    /// would never hear of what concerns the whole file, and gets them pushed.
    /// </summary>
    public bool PullsDiagnostics { get; private init; }

    /// <summary>Whether diagnostics may name other places.</summary>
    public bool TakesRelatedInformation { get; private init; }

    /// <summary>Whether pushed diagnostics may name the version they are for.</summary>
    public bool TakesDiagnosticVersions { get; private init; }

    /// <summary>Whether edits may name the version they were made for.</summary>
    public bool TakesVersionedEdits { get; private init; }

    /// <summary>Whether it knows code actions that are more than commands; the server has no others.</summary>
    public bool TakesCodeActions { get; private init; }

    /// <summary>Whether the edits of a code action can be asked for when it is chosen.</summary>
    public bool ResolvesEdits { get; private init; }

    /// <summary>Whether hovers may be Markdown.</summary>
    public bool TakesMarkdown { get; private init; }

    /// <summary>Whether the outline may be a tree.</summary>
    public bool TakesSymbolTrees { get; private init; }

    /// <summary>Whether it can be told to ask for inlay hints again.</summary>
    public bool RefreshesInlayHints { get; private init; }

    /// <summary>Whether it watches files for the server.</summary>
    public bool WatchesFiles { get; private init; }

    /// <summary>Whether it answers for its settings.</summary>
    public bool AnswersForSettings { get; private init; }

    /// <summary>Whether it must be asked to tell of changed settings.</summary>
    public bool RegistersForSettings { get; private init; }

    /// <summary>Whether it wants <c>datasetLsp/status</c>.</summary>
    public bool WantsStatus { get; private init; }

    /// <summary>Whether it shows a diagnostic's message above the hover's text by itself, as VS Code does.</summary>
    public bool ShowsMessagesOnHover { get; private init; }

    /// <summary>The profile of a client that announced itself so.</summary>
    public static ClientProfile Of(InitializeParams announced)
    {
        var workspace = announced.Capabilities.Workspace;
        var documents = announced.Capabilities.TextDocument;
        return new ClientProfile
        {
            Encoding = announced.Capabilities.General?.PositionEncodings?.Contains(PositionEncodingKind.UTF8) == true
                ? PositionEncoding.Utf8
                : PositionEncoding.Utf16,
            PullsDiagnostics = documents?.Diagnostic is not null && workspace?.Diagnostics?.RefreshSupport == true,

            // Before 3.18 only the capability of pushed diagnostics said so.
            TakesRelatedInformation = documents?.PublishDiagnostics?.RelatedInformation == true || documents?.Diagnostic?.RelatedInformation == true,
            TakesDiagnosticVersions = documents?.PublishDiagnostics?.VersionSupport == true,
            TakesVersionedEdits = workspace?.WorkspaceEdit?.DocumentChanges == true,
            TakesCodeActions = documents?.CodeAction?.CodeActionLiteralSupport is not null,
            ResolvesEdits = documents?.CodeAction is { DataSupport: true, ResolveSupport: { } resolve } && resolve.Properties.Contains("edit"),
            TakesMarkdown = documents?.Hover?.ContentFormat?.Contains(MarkupKind.Markdown) == true,
            TakesSymbolTrees = documents?.DocumentSymbol?.HierarchicalDocumentSymbolSupport == true,
            RefreshesInlayHints = workspace?.InlayHint?.RefreshSupport == true,
            WatchesFiles = workspace?.DidChangeWatchedFiles?.DynamicRegistration == true,
            AnswersForSettings = workspace?.Configuration == true,
            RegistersForSettings = workspace?.DidChangeConfiguration?.DynamicRegistration == true,
            WantsStatus = Has(announced.InitializationOptions, "statusNotifications"),
            ShowsMessagesOnHover = Has(announced.InitializationOptions, "showsMessagesOnHover"),
        };
    }

    private static bool Has(JsonElement? options, string name) =>
        options is { ValueKind: JsonValueKind.Object } members
        && members.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;
}
