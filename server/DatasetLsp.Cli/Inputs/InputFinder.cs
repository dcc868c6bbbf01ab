using DatasetLsp.Core.Configuration;

namespace DatasetLsp.Cli.Inputs;

/// <summary>From what the person names to files: files, folders, globs, and <c>-</c> for standard input.</summary>
public sealed class InputFinder(CliContext context, Failures failures)
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    // What people call JSON Lines; a file named outright may be called anything.
    private static readonly string[] Endings = [".jsonl", ".ndjson"];

    /// <summary>The files, each once, in the order in which they are named; those of a folder sorted.</summary>
    /// <param name="paths">What the person names; the working folder where they name nothing.</param>
    /// <param name="standardInputName">The path that standard input stands for, if any.</param>
    public IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths, string? standardInputName)
    {
        var files = new List<InputFile>();
        foreach (var path in paths.Count > 0 ? paths : ["."])
        {
            files.AddRange(Find(path, standardInputName));
        }

        return [.. files.DistinctBy(file => (file.Path, file.IsStandardInput))];
    }

    private static string Join(string folder, string relative) =>
        folder is "." or "./" or ".\\" or "" ? relative : System.IO.Path.Combine(folder, relative);

    private IEnumerable<InputFile> Find(string path, string? standardInputName)
    {
        if (path == StandardInput)
        {
            return [new InputFile(standardInputName ?? "<stdin>", context.FullPath(standardInputName ?? "stdin.jsonl"), IsStandardInput: true)];
        }

        var full = context.FullPath(path.Length == 0 ? "." : path);
        if (context.Files.FileExists(full))
        {
            return [new InputFile(path, full)];
        }

        if (context.Files.FolderExists(full))
        {
            return OrFailure(
                Below(path, full, Endings),
                $"{path}: there are no {string.Join(" or ", Endings.Select(ending => $"*{ending}"))} files in this folder. Name the file itself if it has another ending.");
        }

        return path.AsSpan().IndexOfAny("*?{}[]") >= 0
            ? Matching(path)
            : OrFailure([], $"{path}: there is no such file or folder. Look for a slip in the name; relative paths count from {context.Folder}.");
    }

    private InputFile[] OrFailure(IEnumerable<InputFile> files, string message)
    {
        InputFile[] all = [.. files];
        if (all.Length == 0)
        {
            failures.Add(message);
        }

        return all;
    }

    private IEnumerable<InputFile> Below(string folder, string full, IReadOnlyList<string> endings) =>
        context.Files.FilesBelow(full, endings, (unreadable, reason) => failures.Add($"{context.ShortPath(unreadable)}: this folder cannot be read, and is left out. {reason}"))
            .Select(file => new InputFile(Join(folder, System.IO.Path.GetRelativePath(full, file)), file));

    /// <summary>For shells that leave globs to the program, as those of Windows do.</summary>
    private InputFile[] Matching(string path)
    {
        // The folder is what stands before the first part with a wildcard.
        var pattern = System.IO.Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        var wildcard = pattern.IndexOf('*', StringComparison.Ordinal);
        var slash = wildcard < 0 ? -1 : pattern.LastIndexOf('/', wildcard);
        var folder = slash < 0 ? "" : pattern[..Math.Max(slash, 1)];
        var full = context.FullPath(folder.Length == 0 ? "." : folder);
        var hasFolder = context.Files.FolderExists(full);
        var glob = pattern[(slash + 1)..];
        if (GlobMatching.ProblemOf(hasFolder ? glob : pattern) is { } problem)
        {
            return OrFailure([], $"{path}: no file matches. {problem}");
        }

        var matching = new GlobMatching([glob]);
        return OrFailure(
            hasFolder ? Below(folder, full, [""]).Where(file => matching.Matches(System.IO.Path.GetRelativePath(full, file.Path).Replace('\\', '/'))) : [],
            $"{path}: no file matches.");
    }
}
