using DatasetLsp.Core.Files;

namespace DatasetLsp.Core.Configuration;

/// <summary>Finds the configuration that holds for a file, alike for editor and command line.</summary>
public static class ConfigLocator
{
    /// <summary>
    /// The nearest <c>datasetlsp.json</c> from the file's folder upwards to the repository's root (the folder with <c>.git</c>),
    /// or to the top where there is no repository; null where there is none.
    /// </summary>
    public static string? Find(string path, IFileSystem files)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, TeamConfig.FileName);
            if (files.FileExists(candidate))
            {
                return candidate;
            }

            var git = Path.Combine(folder, ".git");
            if (files.FolderExists(git) || files.FileExists(git))
            {
                return null;
            }
        }

        return null;
    }
}
