using System.Reflection;

namespace DatasetLsp.Server.Tests;

/// <summary>Dependencies point one way: what each assembly may refer to, of ours and of the platform.</summary>
public sealed class ArchitectureTests
{
    private const string Prefix = "DatasetLsp.";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Tokenizers"] = [],
        ["Protocol"] = [],
        ["JsonSchema"] = ["Text"],
        ["Core"] = ["Text", "Tokenizers", "JsonSchema"],
        ["Cloud"] = ["Core", "Text", "Tokenizers", "JsonSchema"],
        ["Server"] = ["Core", "Protocol", "Cloud", "Text", "Tokenizers", "JsonSchema"],
    };

    public static TheoryData<string> Built => [.. Allowed.Keys.Where(name => File.Exists(PathOf(name)))];

    [Theory]
    [MemberData(nameof(Built))]
    public void An_assembly_refers_only_to_what_lies_below_it(string name) =>
        Assert.Empty(ReferencesOf(name).Where(reference => reference.StartsWith(Prefix, StringComparison.Ordinal)).Except(Allowed[name].Select(below => Prefix + below)));

    [Theory]
    [InlineData("Text")]
    [InlineData("Core")]
    public void The_engine_knows_no_network_and_no_console(string name) =>
        Assert.DoesNotContain(ReferencesOf(name), reference => reference is "System.Console" || reference.StartsWith("System.Net", StringComparison.Ordinal));

    [Fact]
    public void The_server_writes_to_no_console() => Assert.DoesNotContain("System.Console", ReferencesOf("Server"));

    [Fact]
    public void The_assemblies_that_the_server_needs_are_looked_at() =>
        Assert.Superset(new HashSet<string> { "Text", "Protocol", "Core", "Server" }, Allowed.Keys.Where(name => File.Exists(PathOf(name))).ToHashSet());

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{Prefix}{name}.dll");

    private static IEnumerable<string> ReferencesOf(string name) =>
        Assembly.LoadFrom(PathOf(name)).GetReferencedAssemblies().Select(reference => reference.Name!);
}
