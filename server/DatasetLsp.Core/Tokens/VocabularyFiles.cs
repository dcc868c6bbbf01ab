using System.Collections.Concurrent;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Tokens;

/// <summary>Vocabularies that teams and persons name. Each file is read once, which takes about a second, until it may have changed. Safe from any thread.</summary>
public sealed class VocabularyFiles(IFileSystem files)
{
    private readonly ConcurrentDictionary<string, Lazy<(Tokenizer? Tokenizer, string? Problem)>> _read = new();

    /// <summary>Reads what is named, as far as that can be done.</summary>
    /// <param name="named">The files, by full path.</param>
    /// <param name="problems">Takes what is wrong with the others.</param>
    public IReadOnlyDictionary<string, Tokenizer> Open(IEnumerable<NamedVocabulary> named, List<ConfigProblem> problems)
    {
        var vocabularies = new Dictionary<string, Tokenizer>();
        foreach (var vocabulary in named)
        {
            var (tokenizer, problem) = _read.GetOrAdd(
                vocabulary.Path, path => new Lazy<(Tokenizer?, string?)>(() => Read(path))).Value;
            if (tokenizer is not null)
            {
                vocabularies[vocabulary.Name] = tokenizer;
            }
            else
            {
                problems.Add(new ConfigProblem(vocabulary.Span, $"{problem} Until this is mended `{vocabulary.Name}` is counted as if it were not named."));
            }
        }

        return vocabularies;
    }

    /// <summary>Forgets what was read.</summary>
    public void Forget() => _read.Clear();

    private (Tokenizer? Tokenizer, string? Problem) Read(string path)
    {
        try
        {
            return files.FileExists(path)
                ? (Tokenizer.FromFile(Path.GetFileName(path), files.ReadAllBytes(path)), null)
                : (null, "There is no such file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnsupportedVocabularyException)
        {
            return (null, exception.Message);
        }
    }
}
