using System.Collections.Concurrent;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Tokens;

/// <summary>Vocabularies that teams and persons name. Each file is read once, which takes about a second, until it may have changed. Safe from any thread.</summary>
public sealed class VocabularyFiles(IFileSystem files)
{
    // Those of large models have 30 MB.
    private const int MostBytes = 256 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<(Tokenizer? Tokenizer, string? Problem)>> _read = new();

    /// <summary>Reads what is named, as far as that can be done.</summary>
    /// <param name="named">The files, by full path.</param>
    /// <param name="problems">Takes what is wrong with the others.</param>
    public IReadOnlyDictionary<string, Tokenizer> Open(IEnumerable<NamedVocabulary> named, List<ConfigProblem> problems)
    {
        var vocabularies = new Dictionary<string, Tokenizer>();
        foreach (var vocabulary in named)
        {
            var (tokenizer, problem) = ReadOnce(vocabulary.Path);
            if (tokenizer is not null)
            {
                vocabularies[vocabulary.Name] = tokenizer;
            }
            else
            {
                problems.Add(new ConfigProblem(vocabulary.Span, $"`{vocabulary.Path}`{problem} `{vocabulary.Name}` is counted as if it were not named."));
            }
        }

        return vocabularies;
    }

    /// <summary>Forgets what was read.</summary>
    public void Forget() => _read.Clear();

    private (Tokenizer? Tokenizer, string? Problem) ReadOnce(string path)
    {
        var read = _read.GetOrAdd(path, named => new Lazy<(Tokenizer?, string?)>(() => Read(named)));
        try
        {
            return read.Value;
        }
        catch
        {
            // Such as want of memory, which may pass.
            _read.TryRemove(KeyValuePair.Create(path, read));
            throw;
        }
    }

    private (Tokenizer? Tokenizer, string? Problem) Read(string path)
    {
        if (!files.IsRegularFile(path))
        {
            return (null, files.FolderExists(path) ? " is a folder;" : files.FileExists(path) ? " is no regular file;" : " does not exist;");
        }

        try
        {
            using var stream = files.OpenRead(path);
            if (stream.Length > MostBytes)
            {
                return (null, $" is larger than {MostBytes / (1024 * 1024)} MB, which no vocabulary is;");
            }

            var content = new byte[stream.Length];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return (Tokenizer.FromFile(Path.GetFileName(path), content.AsMemory(0, length)), null);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or UnsupportedVocabularyException)
        {
            return (null, $": {exception.Message}");
        }
    }
}
