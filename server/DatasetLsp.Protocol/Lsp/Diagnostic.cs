using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Something found in a document.</summary>
public sealed record Diagnostic
{
    /// <summary>Where.</summary>
    public required LspRange Range { get; init; }

    /// <summary>How grave; null leaves it to the client.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The rule's id.</summary>
    public IntegerOrString? Code { get; init; }

    /// <summary>Where the rule is explained.</summary>
    public CodeDescription? CodeDescription { get; init; }

    /// <summary>Who found it.</summary>
    public string? Source { get; init; }

    /// <summary>What is wrong. Markup only for clients with <see cref="DiagnosticClientCapabilities.MarkupMessageSupport"/>.</summary>
    public required StringOrMarkupContent Message { get; init; }

    /// <summary>How its text may be drawn.</summary>
    public IReadOnlyList<DiagnosticTag>? Tags { get; init; }

    /// <summary>Other places that explain it.</summary>
    public IReadOnlyList<DiagnosticRelatedInformation>? RelatedInformation { get; init; }

    /// <summary>Comes back with a code action request.</summary>
    public JsonElement? Data { get; init; }
}
