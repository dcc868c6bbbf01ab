namespace DatasetLsp.Core.Files;

/// <summary>The real files. Windows' ways (sharing violations, replacing an open file) were thought of but not tried there.</summary>
public sealed class LocalFileSystem : IFileSystem
{
    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public bool FolderExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path)
    {
        // Others may go on writing or renaming it meanwhile.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length, Array.MaxLength) : 0);
        stream.CopyTo(content);
        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        // A file that is not there yet is no link; asking would throw.
        var file = new FileInfo(path);
        var target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? file.FullName;
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            // With the target's permissions from the start: nobody may read in between what they may not read before and after.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;
            if (!OperatingSystem.IsWindows() && mode is not null)
            {
                options.UnixCreateMode = mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && mode is { } bits)
            {
                File.SetUnixFileMode(temporary, bits);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings)
    {
        var folders = new Stack<string>([folder]);
        var files = new List<string>();
        while (folders.TryPop(out var next))
        {
            files.AddRange(Directory.EnumerateFiles(next).Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))));
            foreach (var below in Directory.EnumerateDirectories(next))
            {
                // A link could lead back up.
                if (Path.GetFileName(below) is var name && !name.StartsWith('.') && name != "node_modules" && new DirectoryInfo(below).LinkTarget is null)
                {
                    folders.Push(below);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
