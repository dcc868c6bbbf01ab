using DatasetLsp.Cli.Terminal;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Cli;

/// <summary>The world as a verb sees it.</summary>
/// <param name="Console">Where it reads and writes.</param>
/// <param name="Files">The files.</param>
/// <param name="Variable">An environment variable's value; null where it is not set.</param>
/// <param name="Folder">The working folder, from which relative paths count.</param>
public sealed record CliContext(IConsole Console, IFileSystem Files, Func<string, string?> Variable, string Folder)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Vocabularies that settings name.</summary>
    public VocabularyFiles Vocabularies { get; } = new(Files);

    /// <summary>Vocabularies that come with the program, by name.</summary>
    public Func<string, Tokenizer?> BuiltIn { get; init; } = BuiltInTokenizers.Find;

    /// <summary>What is known of a model by its id.</summary>
    public Func<string, ModelInfo?> Models { get; init; } = ModelCatalogue.Find;

    /// <summary>The full path of one that may be relative.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A full path as a person here would write it.</summary>
    public string ShortPath(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
