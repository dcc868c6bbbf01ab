namespace DatasetLsp.Core.Tests.RealData;

/// <summary>A fact about files in the folder `shared`; skipped where that is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string relativePath)
    {
        if (SharedFolder.Find(relativePath) is null)
        {
            Skip = $"../shared/{relativePath} is not here";
        }
    }
}
