namespace DatasetLsp.Core.Tests.RealData;

/// <summary>The folder `shared` beside the repository, which holds real datasets; absent on a bare clone.</summary>
internal static class SharedFolder
{
    public static string? Find(string relativePath)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DatasetLsp.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", relativePath));
                return Path.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
