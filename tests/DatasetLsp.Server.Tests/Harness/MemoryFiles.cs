using System.Collections.Concurrent;
using System.Text;
using DatasetLsp.Core.Files;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>Files that are nowhere but here.</summary>
internal sealed class MemoryFiles : IFileSystem
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();

    public void Write(string path, byte[] content) => _files[path] = content;

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public void Delete(string path) => _files.TryRemove(path, out _);

    public bool FileExists(string path) => _files.ContainsKey(path);

    public bool FolderExists(string path) => _files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    public byte[] ReadAllBytes(string path) => _files.TryGetValue(path, out var content) ? content : throw new FileNotFoundException("There is no such file.");

    public void Replace(string path, ReadOnlySpan<byte> content) => Write(path, content.ToArray());

    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings) =>
        _files.Keys.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && endings.Any(file.EndsWith)).Order();
}
