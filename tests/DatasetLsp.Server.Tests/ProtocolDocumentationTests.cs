using System.Reflection;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Custom;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Tests;

/// <summary>What is written about the server is what it does.</summary>
public sealed class ProtocolDocumentationTests
{
    [Fact]
    public void Each_method_beyond_LSP_is_described()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "protocol.md"));
        var methods = typeof(CustomMethods).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)!).Select(NameOf).ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods, name => Assert.Contains($"## `{name}`", text));
    }

    [Fact]
    public void Each_method_stands_in_the_table_with_its_folder()
    {
        var folder = Path.Combine(Root, "server", "DatasetLsp.Server");
        var table = File.ReadAllLines(Path.Combine(folder, "README.md"))
            .Where(line => line.StartsWith("| `Features/", StringComparison.Ordinal))
            .Select(line => line.Split('`'))
            .ToDictionary(parts => parts[3], parts => parts[1]);
        Assert.All(table.Values, path => Assert.True(Directory.Exists(Path.Combine(folder, path)), path));
        Assert.Superset(LanguageServer.Handlers(NewSession()).Methods.ToHashSet(), table.Keys.ToHashSet());
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(folder, "Features"), "*", SearchOption.AllDirectories)
                .Where(path => Directory.GetFiles(path).Length > 0 && Path.GetFileName(path) != "Custom")
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(),
            table.Values.Order());
    }

    private static string Root
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "DatasetLsp.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new DirectoryNotFoundException("The tests run outside the repository.");
        }
    }

    private static string NameOf(object method) => (string)method.GetType().GetProperty("Name")!.GetValue(method)!;

    private static ServerSession NewSession() => new(new JsonRpcConnection(Stream.Null, Stream.Null), new LanguageServerOptions { Version = "0" });
}
