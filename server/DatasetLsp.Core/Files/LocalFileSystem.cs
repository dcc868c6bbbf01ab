namespace DatasetLsp.Core.Files;

/// <summary>
/// The real files. Windows' ways (sharing violations, replacing an open file) were thought of but not tried there. Owners are
/// kept, and pipes told from files, on Linux only.
/// </summary>
public sealed class LocalFileSystem : IFileSystem
{
    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public bool IsRegularFile(string path) => File.Exists(path) && UnixStatus.Of(path) is not { IsRegular: false };

    /// <inheritdoc/>
    public bool FolderExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path)
    {
        // Others may go on writing or renaming it meanwhile.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return WholeContent.Of(stream, Array.MaxLength);
    }

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        // A file that is not there yet is no link; asking would throw.
        var file = new FileInfo(path);
        var target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? file.FullName;
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (File.Exists(target))
            {
                RefuseReadOnly(target);
            }

            WriteBeside(target, temporary, content);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            // Nobody knows the file of that name.
            var message = exception.Message.Replace(temporary, target, StringComparison.Ordinal);
            switch (exception)
            {
                case UnauthorizedAccessException:
                    throw new UnauthorizedAccessException(message, exception);
                case IOException:
                    throw new IOException(message, exception);
                default:
                    throw;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings, Action<string, string> onUnreadable)
    {
        var folders = new Stack<string>([folder]);
        var files = new List<string>();
        while (folders.TryPop(out var next))
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(next).Where(file =>
                    endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && IsRegularFile(file)));
                foreach (var below in Directory.EnumerateDirectories(next))
                {
                    // A link could lead back up.
                    if (Path.GetFileName(below) is var name && !name.StartsWith('.') && name != "node_modules" && new DirectoryInfo(below).LinkTarget is null)
                    {
                        folders.Push(below);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                onUnreadable(next, exception.Message);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>
    /// Renaming over a file asks only whether the folder may be written; but who took the right to write from a file meant it,
    /// also where an administrator comes.
    /// </summary>
    private static void RefuseReadOnly(string target)
    {
        const UnixFileMode anyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        var isReadOnly = OperatingSystem.IsWindows() ? new FileInfo(target).IsReadOnly : (File.GetUnixFileMode(target) & anyWrite) == 0;
        try
        {
            if (!isReadOnly)
            {
                // Whether we may is for the system to say, which knows groups and access lists.
                using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            }
        }
        catch (UnauthorizedAccessException)
        {
            isReadOnly = true;
        }

        if (isReadOnly)
        {
            throw new UnauthorizedAccessException($"{target} is read-only. Allow writing first if it is meant to change.");
        }
    }

    /// <summary>With the target's permissions from the start: nobody may read in between what they may not read before and after.</summary>
    private static void WriteBeside(string target, string temporary, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;
        if (!OperatingSystem.IsWindows() && mode is not null)
        {
            options.UnixCreateMode = mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using (var stream = Create(target, temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        KeepOwner(target, temporary);
        if (!OperatingSystem.IsWindows() && mode is { } bits)
        {
            File.SetUnixFileMode(temporary, bits);
        }
    }

    private static FileStream Create(string target, string temporary, FileStreamOptions options)
    {
        try
        {
            return new FileStream(temporary, options);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"The folder {Path.GetDirectoryName(target)} is read-only, and a file is replaced by a new one beside it.", exception);
        }
    }

    private static void KeepOwner(string target, string temporary)
    {
        if (UnixStatus.Of(target) is { } before
            && UnixStatus.Of(temporary) is { } now
            && (before.Owner, before.Group) != (now.Owner, now.Group)
            && !UnixStatus.TryGive(temporary, before.Owner, before.Group))
        {
            throw new UnauthorizedAccessException(
                $"{target} belongs to another user or group, and would no longer. Run this as its owner, or work on a copy.");
        }
    }
}
