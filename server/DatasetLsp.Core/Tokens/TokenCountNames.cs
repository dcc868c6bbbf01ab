namespace DatasetLsp.Core.Tokens;

/// <summary>What <see cref="TokenCount"/> is called in reports.</summary>
public static class TokenCountNames
{
    /// <summary>The name: <c>none</c>, <c>estimate</c> or <c>exact</c>.</summary>
    public static string ToName(this TokenCount count) => count switch
    {
        TokenCount.Exact => "exact",
        TokenCount.Estimate => "estimate",
        _ => "none",
    };
}
