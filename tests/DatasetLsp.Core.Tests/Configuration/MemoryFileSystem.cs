using DatasetLsp.Core.Files;

namespace DatasetLsp.Core.Tests.Configuration;

/// <summary>Files that are nowhere but here. A path that ends in a slash is an empty folder.</summary>
internal sealed class MemoryFileSystem(params string[] paths) : IFileSystem
{
    private readonly string[] _paths = [.. paths.Select(path => path.EndsWith('/') ? Path.GetFullPath(path) + "x" : Path.GetFullPath(path))];

    public bool FileExists(string path) => _paths.Contains(path);

    public bool IsRegularFile(string path) => FileExists(path);

    public bool FolderExists(string path) => _paths.Any(file => file.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    public byte[] ReadAllBytes(string path) => throw new FileNotFoundException(path);

    public Stream OpenRead(string path) => new MemoryStream(ReadAllBytes(path), writable: false);

    public void Replace(string path, ReadOnlySpan<byte> content) => throw new UnauthorizedAccessException(path);

    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings, Action<string, string> onUnreadable) => [];
}
