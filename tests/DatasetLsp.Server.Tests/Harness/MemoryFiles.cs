using System.Collections.Concurrent;
using System.Text;
using DatasetLsp.Core.Files;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>Files that are nowhere but here.</summary>
internal sealed class MemoryFiles : IFileSystem
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly ConcurrentDictionary<string, ManualResetEventSlim> _hanging = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Write(string path, byte[] content) => _files[path] = content;

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>A file whose reading does not end before the result is disposed of.</summary>
    public IDisposable Hang(string path)
    {
        Write(path, "");
        var hanging = _hanging[path] = new ManualResetEventSlim();
        return new Release(hanging);
    }

    /// <summary>Ends when a file that hangs is asked for.</summary>
    public Task WhenAskedAsync() => _asked.Task;

    public void Delete(string path) => _files.TryRemove(path, out _);

    public bool FileExists(string path) => _files.ContainsKey(path);

    public bool IsRegularFile(string path) => FileExists(path);

    public bool FolderExists(string path) => _files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    public byte[] ReadAllBytes(string path)
    {
        if (_hanging.TryGetValue(path, out var hanging))
        {
            _asked.TrySetResult();
            hanging.Wait();
        }

        return _files.TryGetValue(path, out var content) ? content : throw new FileNotFoundException("There is no such file.");
    }

    public Stream OpenRead(string path) => new MemoryStream(ReadAllBytes(path), writable: false);

    public void Replace(string path, ReadOnlySpan<byte> content) => Write(path, content.ToArray());

    public IEnumerable<string> FilesBelow(string folder, IReadOnlyList<string> endings, Action<string, string> onUnreadable) =>
        _files.Keys.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && endings.Any(file.EndsWith)).Order();

    private sealed class Release(ManualResetEventSlim hanging) : IDisposable
    {
        public void Dispose() => hanging.Set();
    }
}
