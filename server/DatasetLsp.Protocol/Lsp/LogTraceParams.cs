namespace DatasetLsp.Protocol.Lsp;

/// <summary>A line of what the server does.</summary>
public sealed record LogTraceParams
{
    /// <summary>The line.</summary>
    public required string Message { get; init; }

    /// <summary>More, sent only when the client asked for <see cref="TraceValue.Verbose"/>.</summary>
    public string? Verbose { get; init; }
}
