using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A change on offer.</summary>
public sealed record CodeAction
{
    /// <summary>What the person reads.</summary>
    public required string Title { get; init; }

    /// <summary>See <see cref="CodeActionKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>What it resolves.</summary>
    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }

    /// <summary>Whether it is the one for "auto fix".</summary>
    public bool? IsPreferred { get; init; }

    /// <summary>Why it cannot be applied now.</summary>
    public CodeActionDisabled? Disabled { get; init; }

    /// <summary>The change; made before <see cref="Command"/> is run.</summary>
    public WorkspaceEdit? Edit { get; init; }

    /// <summary>A command to run.</summary>
    public Command? Command { get; init; }

    /// <summary>Kept by the client until <c>codeAction/resolve</c>.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>What else is to be said of it (LSP 3.18).</summary>
    public IReadOnlyList<CodeActionTag>? Tags { get; init; }
}
