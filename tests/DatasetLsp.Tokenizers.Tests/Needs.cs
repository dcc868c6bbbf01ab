using System.ComponentModel;
using System.Diagnostics;

namespace DatasetLsp.Tokenizers.Tests;

/// <summary>Why tests are skipped on this machine; null where they are not.</summary>
internal static class Needs
{
    public static string? Vocabularies { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "vocabularies"))
        ? null
        : "built without vocabularies: run npm ci and build again";

    public static string? SharedData { get; } = Directory.Exists(Repository.SharedData) ? null : "../shared/data is not here";

    public static string? SentencePiece { get; } = Runs(Python, "-c", "import sentencepiece") ? null : "python3-sentencepiece is not installed";

    public static string? Node { get; } = Runs("node", "--version") ? null : "node is not on the PATH";

    /// <summary>The system's own Python, for which Debian's packages are.</summary>
    public static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
