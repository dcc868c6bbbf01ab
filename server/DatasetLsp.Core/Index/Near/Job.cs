namespace DatasetLsp.Core.Index.Near;

/// <summary>Examples that do the same job, and are compared with each other alone.</summary>
/// <param name="Number">Tells it from other jobs; 0 for the one of all examples whose instruction few or no others have.</param>
/// <param name="Common">What its examples have in common.</param>
internal sealed record Job(uint Number, CommonPairs Common)
{
    /// <summary>Whether nothing that is known of its examples changes if one is put for the other.</summary>
    public bool IsSameAs(Job other) => Number == other.Number && Common.IsSameAs(other.Common);
}
