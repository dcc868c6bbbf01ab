namespace DatasetLsp.Core.Tests.RealData;

/// <summary>A theory about files in the folder `shared`; skipped where that is absent.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string relativePath)
    {
        if (SharedFolder.Find(relativePath) is null)
        {
            Skip = $"../shared/{relativePath} is not here";
        }
    }
}
