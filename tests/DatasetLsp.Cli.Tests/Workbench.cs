using System.Text;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Models;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Cli.Tests;

/// <summary>A folder of files, and calls in it. The person has no settings but those that a test gives them.</summary>
internal sealed class Workbench : IDisposable
{
    public const string Good = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}""";
    public const string Assistant = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"assistant","parts":[{"text":"Hello"}]}]}""";
    public const string ModelMended = Good;
    public const string TwoUserTurns = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"user","parts":[{"text":"You?"}]},{"role":"model","parts":[{"text":"Hello"}]}]}""";
    public const string CutOff = """{"contents":[{"role":"user","parts":[{"text":"Hi""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dataset-lsp-");

    public Workbench()
    {
        // The configuration is looked for no further up than here.
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));
    }

    public string Folder => _folder.FullName;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The day it is; before any model that the tests name is retired.</summary>
    public DateOnly Today { get; set; } = new(2026, 1, 1);

    /// <summary>How wide a report may be.</summary>
    public int Columns { get; set; } = 100;

    public IFileSystem Files { get; set; } = new LocalFileSystem();

    /// <summary>Vocabularies that come with the program.</summary>
    public Func<string, Tokenizer?> BuiltIn { get; set; } = BuiltInTokenizers.Find;

    public string Write(string path, params string[] lines) => WriteText(path, string.Concat(lines.Select(line => line + "\n")));

    public string WriteText(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, Encoding.UTF8.GetBytes(text));
        return full;
    }

    public string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, path)));

    public CallResult Call(params string[] arguments) => CallWithInput("", arguments);

    public CallResult CallWithInput(string input, params string[] arguments)
    {
        var console = new TestConsole(Encoding.UTF8.GetBytes(input)) { Columns = Columns };
        var context = new CliContext(console, Files, name => Variables.GetValueOrDefault(name), Folder)
        {
            Time = new Noon(Today),
            BuiltIn = BuiltIn,

            // That the few lines of a test are few is said in the tests of that rule.
            Models = id => ModelCatalogue.Find(id) is { } model ? model with { StartingExamples = null } : null,
        };
        var exitCode = new CommandLine(context).RunAsync(arguments).GetAwaiter().GetResult();
        return new CallResult(exitCode, console.Output, console.Error.ToString()!);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
