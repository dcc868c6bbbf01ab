namespace DatasetLsp.Core.Index;

/// <summary>What <c>generationConfig.mediaResolution</c> of a line says.</summary>
public enum RowResolution
{
    /// <summary>Nothing, or that it is not specified, which is the same.</summary>
    None,

    /// <summary><c>MEDIA_RESOLUTION_LOW</c>.</summary>
    Low,

    /// <summary><c>MEDIA_RESOLUTION_MEDIUM</c>.</summary>
    Medium,

    /// <summary><c>MEDIA_RESOLUTION_HIGH</c>.</summary>
    High,

    /// <summary>Something that it cannot say.</summary>
    Other,
}
