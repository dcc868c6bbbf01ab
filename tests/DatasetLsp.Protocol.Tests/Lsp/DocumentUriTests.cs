using System.Text.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Tests.Lsp;

public class DocumentUriTests
{
    [Theory]
    [InlineData("file:///c%3A/data/a%20b.jsonl", "file:///C:/data/a b.jsonl")]
    [InlineData("file:///c%3a/x", "file:///c:/x")]
    [InlineData("FILE:///tmp/x", "file:///tmp/x")]
    [InlineData("file:///tmp/%7euser/%41", "file:///tmp/~user/A")]
    [InlineData("file:///tmp/%28x%29%2C%3D%40", "file:///tmp/(x),=@")]
    [InlineData("file:///tmp/%c3%a9", "file:///tmp/é")]
    [InlineData("file:///tmp/%F0%9F%98%80", "file:///tmp/😀")]
    [InlineData("file:///tmp/%5b", "file:///tmp/%5B")]
    [InlineData("file:///tmp/100%", "file:///tmp/100%25")]
    public void Spellings_of_one_document_are_equal(string one, string other)
    {
        Assert.Equal(new DocumentUri(one), new DocumentUri(other));
        Assert.Equal(new DocumentUri(one).GetHashCode(), new DocumentUri(other).GetHashCode());
    }

    [Theory]
    [InlineData("file:///tmp/a", "file:///tmp/A")]
    [InlineData("file:///tmp/a%2Fb", "file:///tmp/a/b")]
    [InlineData("file:///tmp/a%23b", "file:///tmp/a#b")]
    [InlineData("file:///tmp/a%3Fb", "file:///tmp/a?b")]
    [InlineData("untitled:C:/a", "untitled:c:/a")]
    public void Different_documents_are_not(string one, string other) => Assert.NotEqual(new DocumentUri(one), new DocumentUri(other));

    [Theory]
    [InlineData("/tmp/a b.jsonl", "file:///tmp/a%20b.jsonl")]
    [InlineData("/tmp/100%/#1?/[x]", "file:///tmp/100%25/%231%3F/%5Bx%5D")]
    [InlineData("/tmp/é😀", "file:///tmp/%C3%A9%F0%9F%98%80")]
    [InlineData(@"/tmp/back\slash", "file:///tmp/back%5Cslash")]
    [InlineData("/C:/Upper", "file:///C:/Upper")]
    [InlineData("/", "file:///")]
    public void Posix_paths_go_there_and_back(string path, string uri)
    {
        Assert.Equal(uri, DocumentUri.FromFilePath(path, PathStyle.Posix).Value);
        Assert.Equal(path, new DocumentUri(uri).ToFilePath(PathStyle.Posix));
    }

    [Theory]
    [InlineData(@"C:\data\a b.jsonl", "file:///C:/data/a%20b.jsonl", @"C:\data\a b.jsonl")]
    [InlineData("c:/data/x", "file:///c:/data/x", @"c:\data\x")]
    [InlineData(@"D:\", "file:///D:/", @"D:\")]
    [InlineData(@"\\server\share\x y", "file://server/share/x%20y", @"\\server\share\x y")]
    [InlineData(@"\\?\C:\long", "file:///C:/long", @"C:\long")]
    [InlineData(@"\\?\UNC\server\share\x", "file://server/share/x", @"\\server\share\x")]
    public void Windows_paths_go_there_and_back(string path, string uri, string back)
    {
        Assert.Equal(uri, DocumentUri.FromFilePath(path, PathStyle.Windows).Value);
        Assert.Equal(back, new DocumentUri(uri).ToFilePath(PathStyle.Windows));
    }

    [Theory]
    [InlineData("file:///c%3A/Data/x.jsonl", PathStyle.Windows, @"c:\Data\x.jsonl")]
    [InlineData("file:///c%3A", PathStyle.Windows, @"c:\")]
    [InlineData("file://localhost/tmp/x", PathStyle.Posix, "/tmp/x")]
    [InlineData("file:///tmp/x?a#b", PathStyle.Posix, "/tmp/x")]
    [InlineData("file:///tmp/%ff", PathStyle.Posix, "/tmp/\ufffd")]
    [InlineData("file://server/share", PathStyle.Posix, null)]
    [InlineData("file:///tmp/x", PathStyle.Windows, null)]
    [InlineData("file:///tmp/%00", PathStyle.Posix, null)]
    [InlineData("untitled:Untitled-1", PathStyle.Posix, null)]
    [InlineData("file:", PathStyle.Posix, null)]
    [InlineData("file://", PathStyle.Windows, null)]
    [InlineData("file:///", PathStyle.Windows, null)]
    [InlineData("", PathStyle.Posix, null)]
    [InlineData("%", PathStyle.Posix, null)]
    public void A_path_is_what_the_URI_names_or_null(string uri, PathStyle style, string? path) =>
        Assert.Equal(path, new DocumentUri(uri).ToFilePath(style));

    [Theory]
    [InlineData("relative", PathStyle.Posix)]
    [InlineData("", PathStyle.Posix)]
    [InlineData(@"relative\x", PathStyle.Windows)]
    [InlineData(@"C:relative", PathStyle.Windows)]
    [InlineData(@"\rooted", PathStyle.Windows)]
    public void A_path_that_is_not_full_has_no_URI(string path, PathStyle style) =>
        Assert.Throws<ArgumentException>(() => DocumentUri.FromFilePath(path, style));

    [Theory]
    [InlineData("FILE:///x", "file")]
    [InlineData("vscode-userdata:/x", "vscode-userdata")]
    [InlineData("nothing", "")]
    public void The_scheme_is_in_lower_case(string uri, string scheme) => Assert.Equal(scheme, new DocumentUri(uri).Scheme);

    [Fact]
    public void It_is_sent_back_as_it_was_spelled()
    {
        var json = "{\"changes\":{\"file:///c%3A/x\":[]}}";

        var edit = JsonSerializer.Deserialize(json, LspJsonContext.Default.WorkspaceEdit)!;

        Assert.True(edit.Changes!.ContainsKey(new("file:///C:/x")));
        Assert.Equal(json, JsonSerializer.Serialize(edit, LspJsonContext.Default.WorkspaceEdit));
    }
}
