using DatasetLsp.Core.Files;

namespace DatasetLsp.Cli.Tests;

/// <summary>The real files, but something happens when one is read.</summary>
internal sealed class MeddlingFileSystem(Action<string, int> beforeRead) : IFileSystem
{
    private readonly LocalFileSystem _real = new();
    private int _reads;

    /// <summary>A folder that may not be read.</summary>
    public string? Locked { get; init; }

    public bool FileExists(string path) => _real.FileExists(path);

    public bool IsRegularFile(string path) => _real.IsRegularFile(path);

    public bool FolderExists(string path) => _real.FolderExists(path);

    public byte[] ReadAllBytes(string path)
    {
        beforeRead(path, ++_reads);
        return _real.ReadAllBytes(path);
    }

    public Stream OpenRead(string path)
    {
        beforeRead(path, ++_reads);
        return _real.OpenRead(path);
    }

    public void Replace(string path, ReadOnlySpan<byte> content) => _real.Replace(path, content);

    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings, Action<string, string> onUnreadable)
    {
        if (Locked is not null)
        {
            onUnreadable(Locked, "Permission denied.");
        }

        return _real.FilesBelow(folder, endings, onUnreadable).Where(file => Locked is null || !file.StartsWith(Locked, StringComparison.Ordinal));
    }
}
