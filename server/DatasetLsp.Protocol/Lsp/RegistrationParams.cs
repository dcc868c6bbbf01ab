namespace DatasetLsp.Protocol.Lsp;

/// <summary>Adds capabilities.</summary>
public sealed record RegistrationParams
{
    /// <summary>Which.</summary>
    public required IReadOnlyList<Registration> Registrations { get; init; }
}
