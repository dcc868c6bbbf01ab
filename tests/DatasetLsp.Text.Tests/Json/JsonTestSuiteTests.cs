using System.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

/// <summary>The JSON Test Suite (github.com/nst/JSONTestSuite): y_ must be accepted, n_ rejected, i_ is up to the reader.</summary>
public class JsonTestSuiteTests
{
    private const string Folder = "conformance/json-test-suite/test_parsing";

    [SharedFact(Folder)]
    public void Accepts_every_valid_text()
    {
        IEnumerable<string> wrong = Read("y_*").Where(file => file.Tree.Errors.Length > 0)
            .Select(file => $"{file.Name}: {Encoding.UTF8.GetString(file.Tree.Text.Span)} {string.Join(", ", file.Tree.Errors)}");
        Assert.Empty(wrong);
    }

    [SharedFact(Folder)]
    public void Rejects_every_invalid_text() =>
        Assert.Empty(Read("n_*").Where(file => file.Tree.Errors.Length == 0).Select(file => file.Name));

    [SharedFact(Folder)]
    public void Survives_every_disputed_text() =>
        Assert.All(Read("i_*"), file => TreeCheck.AssertSound(file.Tree));

    [SharedFact(Folder)]
    public void Leaves_a_sound_tree_of_every_text() =>
        Assert.All(Read("*"), file => TreeCheck.AssertSound(file.Tree));

    private static List<(string Name, JsonTree Tree)> Read(string pattern)
    {
        string[] files = Directory.GetFiles(SharedFolder.Find(Folder)!, pattern);
        Assert.NotEmpty(files);
        return [.. files.Select(file => (Path.GetFileName(file), JsonTree.Parse(File.ReadAllBytes(file))))];
    }
}
