namespace DatasetLsp.Core.Files;

/// <summary>The files of the person's machine. All reading and writing of files goes through here.</summary>
public interface IFileSystem
{
    /// <summary>Whether there is such a file.</summary>
    public bool FileExists(string path);

    /// <summary>Whether there is such a file, and it is no pipe, socket or device, which could keep a reader waiting.</summary>
    public bool IsRegularFile(string path);

    /// <summary>Whether there is such a folder.</summary>
    public bool FolderExists(string path);

    /// <summary>The whole file.</summary>
    /// <exception cref="IOException">It cannot be read, or is larger than 2 GB.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] ReadAllBytes(string path);

    /// <summary>Opens a file to be read from its start to its end; the stream can seek. Others may write to the file meanwhile.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public Stream OpenRead(string path);

    /// <summary>
    /// Replaces a file, or makes it: written beside the target, flushed, then renamed, so that nobody ever sees half of it and
    /// nothing is lost if the machine stops. Keeps the target's permissions and owner. A link is followed to the file that it names.
    /// </summary>
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It or its folder may not be written, or its owner could not be kept.</exception>
    public void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>
    /// All regular files (no pipes, sockets or devices, which could keep a reader waiting) below a folder, sorted, without those in
    /// hidden folders and <c>node_modules</c>.
    /// </summary>
    /// <param name="folder">Where to begin.</param>
    /// <param name="endings">How their names may end; case does not count.</param>
    /// <param name="onUnreadable">Takes each folder that cannot be read, and why; the others are gone through all the same.</param>
    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings, Action<string, string> onUnreadable);
}
