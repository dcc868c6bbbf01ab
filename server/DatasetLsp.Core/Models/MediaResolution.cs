namespace DatasetLsp.Core.Models;

/// <summary>How finely media are looked at: <c>MEDIA_RESOLUTION_…</c> in a record.</summary>
public enum MediaResolution
{
    /// <summary>Nothing is said, so that the service's default holds.</summary>
    Unspecified,

    /// <summary><c>LOW</c>.</summary>
    Low,

    /// <summary><c>MEDIUM</c>.</summary>
    Medium,

    /// <summary><c>HIGH</c>.</summary>
    High,

    /// <summary><c>ULTRA_HIGH</c>: of a single part only, and only of an image.</summary>
    UltraHigh,
}
