using DatasetLsp.Core.Configuration;

namespace DatasetLsp.Core.Tests.Configuration;

public class ConfigLocatorTests
{
    [Theory]
    [InlineData("/repo/data/a.jsonl", "/repo/data/datasetlsp.json", "/repo/datasetlsp.json /repo/data/datasetlsp.json /repo/.git/")]
    [InlineData("/repo/data/a.jsonl", "/repo/datasetlsp.json", "/repo/datasetlsp.json /repo/.git/")]
    [InlineData("/repo/data/a.jsonl", null, "/datasetlsp.json /repo/.git/")]
    [InlineData("/repo/data/a.jsonl", null, "/datasetlsp.json /repo/.git")]
    [InlineData("/repo/data/a.jsonl", "/datasetlsp.json", "/datasetlsp.json")]
    [InlineData("/repo/data/a.jsonl", "/repo/data/datasetlsp.json", "/repo/data/datasetlsp.json /repo/data/.git /datasetlsp.json")]
    [InlineData("/repo/data/a.jsonl", null, "/repo/other/datasetlsp.json")]
    [InlineData("/a.jsonl", "/datasetlsp.json", "/datasetlsp.json")]
    [InlineData("/repo/data/../a.jsonl", "/repo/datasetlsp.json", "/repo/data/datasetlsp.json /repo/datasetlsp.json")]
    public void The_nearest_one_up_to_the_root_of_the_repository(string path, string? expected, string files) =>
        Assert.Equal(expected is null ? null : Path.GetFullPath(expected), ConfigLocator.Find(path, new MemoryFileSystem(files.Split(' '))));
}
