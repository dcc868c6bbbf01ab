using DatasetLsp.Core.Files;

namespace DatasetLsp.Core.Tests.Files;

public sealed class LocalFileSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dataset-lsp-").FullName;
    private readonly LocalFileSystem _files = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Makes_a_file_and_replaces_it()
    {
        _files.Replace(At("a.jsonl"), "one"u8);
        _files.Replace(At("a.jsonl"), "2"u8);

        Assert.Equal("2"u8, _files.ReadAllBytes(At("a.jsonl")));
        Assert.Equal(["a.jsonl"], Names());
    }

    [UnixTheory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead)]
    public void Keeps_the_mode_bits(UnixFileMode mode)
    {
        File.WriteAllText(At("a.jsonl"), "one");
        SetMode(At("a.jsonl"), mode);

        _files.Replace(At("a.jsonl"), "two"u8);

        Assert.Equal(mode, ModeOf(At("a.jsonl")));
        Assert.Equal("two"u8, _files.ReadAllBytes(At("a.jsonl")));
    }

    [UnixFact]
    public void Follows_links_to_the_file_that_they_name()
    {
        Directory.CreateDirectory(At("real"));
        File.WriteAllText(At("real/a.jsonl"), "one");
        File.CreateSymbolicLink(At("second"), "real/a.jsonl");
        File.CreateSymbolicLink(At("first"), "second");

        _files.Replace(At("first"), "two"u8);

        Assert.Equal("real/a.jsonl", new FileInfo(At("second")).LinkTarget);
        Assert.Equal("second", new FileInfo(At("first")).LinkTarget);
        Assert.Equal("two", File.ReadAllText(At("real/a.jsonl")));
        Assert.Equal(["a.jsonl"], Directory.EnumerateFileSystemEntries(At("real")).Select(Path.GetFileName));
    }

    [UnixFact]
    public void A_link_to_a_file_that_is_not_there_makes_it()
    {
        File.CreateSymbolicLink(At("link"), "a.jsonl");

        _files.Replace(At("link"), "one"u8);

        Assert.Equal("one", File.ReadAllText(At("a.jsonl")));
        Assert.Equal(["a.jsonl", "link"], Names());
    }

    [Fact]
    public void Where_it_fails_the_old_is_as_it_was_and_nothing_is_left_behind()
    {
        // A folder in the way is what cannot be replaced even by the administrator.
        Directory.CreateDirectory(At("a.jsonl"));
        File.WriteAllText(At("a.jsonl/inside"), "one");

        Assert.ThrowsAny<SystemException>(() => _files.Replace(At("a.jsonl"), "two"u8));

        Assert.Equal(["a.jsonl"], Names());
        Assert.Equal("one", File.ReadAllText(At("a.jsonl/inside")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_of_reading_and_writing()
    {
        Assert.ThrowsAny<IOException>(() => _files.Replace(At("nowhere/a.jsonl"), "two"u8));
        Assert.ThrowsAny<IOException>(() => _files.ReadAllBytes(At("nowhere/a.jsonl")));
        Assert.Empty(Names());
    }

    [Fact]
    public async Task Who_reads_meanwhile_sees_the_old_or_the_new_and_never_half()
    {
        byte[] old = [.. Enumerable.Repeat((byte)'o', 300_000)];
        byte[] @new = [.. Enumerable.Repeat((byte)'n', 200_000)];
        _files.Replace(At("a.jsonl"), old);

        var writing = Task.Run(() =>
        {
            for (var round = 0; round < 30; round++)
            {
                _files.Replace(At("a.jsonl"), round % 2 == 0 ? @new : old);
            }
        });
        do
        {
            var seen = _files.ReadAllBytes(At("a.jsonl"));
            Assert.True(seen.AsSpan().SequenceEqual(old) || seen.AsSpan().SequenceEqual(@new), $"{seen.Length} bytes");
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(["a.jsonl"], Names());
    }

    [Fact]
    public void Finds_the_files_below_a_folder_sorted_without_hidden_folders_and_node_modules()
    {
        foreach (var path in (string[])["b.jsonl", "a/c.JSONL", "a/x.txt", ".git/d.jsonl", "node_modules/e.jsonl"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), "");
        }

        Assert.Equal([At("a/c.JSONL"), At("b.jsonl")], _files.FilesBelow(_folder, [".jsonl"]));
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private string At(string name) => Path.Combine(_folder, name);

    private IEnumerable<string?> Names() =>
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
