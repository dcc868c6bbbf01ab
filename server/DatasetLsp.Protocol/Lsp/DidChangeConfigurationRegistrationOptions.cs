namespace DatasetLsp.Protocol.Lsp;

/// <summary>Which settings to be told of; goes into <see cref="Registration.RegisterOptions"/>.</summary>
public sealed record DidChangeConfigurationRegistrationOptions
{
    /// <summary>Their name; null for all.</summary>
    public string? Section { get; init; }
}
