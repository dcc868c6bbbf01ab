using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
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
    [InlineData(UnixFileMode.UserWrite | UnixFileMode.UserRead | UnixFileMode.GroupRead)]
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

        Assert.Equal([At("a/c.JSONL"), At("b.jsonl")], _files.FilesBelow(_folder, [".jsonl"], Unexpected));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_reported()
    {
        var unreadable = new List<string>();

        Assert.Empty(_files.FilesBelow(At("nowhere"), [".jsonl"], (folder, _) => unreadable.Add(folder)));

        Assert.Equal([At("nowhere")], unreadable);
    }

    [UnprivilegedFact]
    public void A_folder_that_may_not_be_read_hides_nothing_but_itself()
    {
        foreach (var folder in (string[])["a", "locked", "z"])
        {
            Directory.CreateDirectory(At(folder));
            File.WriteAllText(At(folder + "/x.jsonl"), "");
        }

        SetMode(At("locked"), UnixFileMode.None);
        var unreadable = new List<string>();

        Assert.Equal([At("a/x.jsonl"), At("z/x.jsonl")], _files.FilesBelow(_folder, [".jsonl"], (folder, _) => unreadable.Add(folder)));

        Assert.Equal([At("locked")], unreadable);
        SetMode(At("locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [LinuxFact]
    public void A_pipe_among_the_files_is_passed_over()
    {
        File.WriteAllText(At("a.jsonl"), "");
        File.CreateSymbolicLink(At("link.jsonl"), "a.jsonl");
        File.CreateSymbolicLink(At("broken.jsonl"), "nowhere");
        using (var mkfifo = Process.Start("mkfifo", At("pipe.jsonl")))
        {
            mkfifo.WaitForExit();
        }

        Assert.Equal(["a.jsonl", "broken.jsonl", "link.jsonl"], _files.FilesBelow(_folder, [".jsonl"], Unexpected).Select(Path.GetFileName));
    }

    [UnixTheory]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    public void A_read_only_file_stays_as_it_is(UnixFileMode mode)
    {
        File.WriteAllText(At("a.jsonl"), "one");
        SetMode(At("a.jsonl"), mode);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => _files.Replace(At("a.jsonl"), "two"u8));

        Assert.Equal($"{At("a.jsonl")} is read-only. Allow writing first if it is meant to change.", exception.Message);
        Assert.Equal("one", File.ReadAllText(At("a.jsonl")));
        Assert.Equal(["a.jsonl"], Names());
    }

    [UnprivilegedFact]
    public void A_read_only_folder_is_named()
    {
        File.WriteAllText(At("a.jsonl"), "one");
        SetMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => _files.Replace(At("a.jsonl"), "two"u8));

        Assert.Equal($"The folder {_folder} is read-only, and a file is replaced by a new one beside it.", exception.Message);
        SetMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [PrivilegedLinuxFact]
    public void An_administrator_leaves_a_file_to_its_owner()
    {
        File.WriteAllText(At("a.jsonl"), "one");
        Assert.True(UnixStatus.TryGive(At("a.jsonl"), 12345, 23456));

        _files.Replace(At("a.jsonl"), "two"u8);

        Assert.Equal("two", File.ReadAllText(At("a.jsonl")));
        Assert.Equal(new UnixStatus(IsRegular: true, 12345, 23456), UnixStatus.Of(At("a.jsonl")));
    }

    [Fact]
    public void What_fails_names_the_file_and_no_other()
    {
        var exception = Assert.ThrowsAny<IOException>(() => _files.Replace(At("nowhere/a.jsonl"), "two"u8));

        Assert.Contains(At("nowhere/a.jsonl"), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_file_above_2_GB_is_refused_before_it_is_read()
    {
        using (var file = File.Create(At("a.jsonl")))
        {
            file.SetLength(2L << 30);
        }

        var exception = Assert.Throws<IOException>(() => _files.ReadAllBytes(At("a.jsonl")));

        Assert.Equal("It is larger than 2 GB; cut it at line ends into smaller files, and name those.", exception.Message);
    }

    [Theory]
    [InlineData(3_000_000, 3_000_000, true)]
    [InlineData(3_000_000, 2_999_999, false)]
    [InlineData(0, 0, true)]
    public void A_pipe_is_read_as_far_as_it_may_go(int length, int most, bool isRead)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(index => (byte)index)];
        using var stream = PipeReader.Create(new ReadOnlySequence<byte>(content)).AsStream();

        if (isRead)
        {
            Assert.Equal(content, WholeContent.Of(stream, most));
        }
        else
        {
            Assert.Throws<IOException>(() => WholeContent.Of(stream, most));
        }
    }

    private static void Unexpected(string folder, string reason) => Assert.Fail($"{folder}: {reason}");

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
