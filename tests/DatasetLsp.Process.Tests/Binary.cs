using System.Diagnostics;
using System.Text;

namespace DatasetLsp.Process.Tests;

/// <summary>The executable as people get it.</summary>
internal static class Binary
{
    // A call that takes this long hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static string Path { get; } = Find();

    /// <summary>Runs it; the folder holds the data, and no settings of the person who runs the tests are seen.</summary>
    public static (int ExitCode, byte[] Output, string Error) Call(string folder, string input, params string[] arguments)
    {
        using var process = Start(folder, Path, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    /// <summary>Runs a line of shell, in which <c>$0</c> is the executable.</summary>
    public static (int ExitCode, byte[] Output, string Error) Shell(string folder, string line)
    {
        using var process = Start(folder, "/bin/sh", "-c", line, Path);
        process.StandardInput.Close();
        return Finish(process);
    }

    private static System.Diagnostics.Process Start(string folder, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["XDG_CONFIG_HOME"] = start.Environment["APPDATA"] = System.IO.Path.Combine(folder, "home");
        start.Environment.Remove("DATASETLSP_MODEL");
        start.Environment.Remove("DATASETLSP_RULES");
        return System.Diagnostics.Process.Start(start)!;
    }

    private static (int ExitCode, byte[] Output, string Error) Finish(System.Diagnostics.Process process)
    {
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        var copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"It did not end. It said: {error.Result}");
        }

        copied.Wait();
        return (process.ExitCode, output.ToArray(), error.Result);
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DatasetLsp.sln")))
        {
            folder = folder.Parent;
        }

        var name = OperatingSystem.IsWindows() ? "dataset-lsp.exe" : "dataset-lsp";
        return System.IO.Path.Combine(folder?.FullName ?? "", "artifacts", "dataset-lsp", name);
    }
}
