namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client watches files.</summary>
public sealed record DidChangeWatchedFilesClientCapabilities
{
    /// <summary>Whether it can be registered for; there is no other way.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether <see cref="RelativePattern"/> is understood.</summary>
    public bool? RelativePatternSupport { get; init; }
}
