using DatasetLsp.Tokenizers.Tables;

namespace DatasetLsp.Tokenizers;

/// <summary>
/// The vocabularies that were packed when this program was built, in the folder <c>vocabularies</c> beside it. Each is loaded when it is
/// first asked for, in some milliseconds, and stays.
/// </summary>
public static class BuiltInTokenizers
{
    private static readonly Dictionary<string, Lazy<Tokenizer?>> ByName = new[] { "gemma2", "gemma3" }.ToDictionary(
        name => name,
        name => new Lazy<Tokenizer?>(() => Load(name)));

    /// <summary>What <see cref="Find"/> knows: <c>gemma2</c> for Gemini up to 1.5, <c>gemma3</c> for those after it.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Whether <see cref="Find"/> has a tokenizer of that name; loads nothing.</summary>
    public static bool Has(string name) => ByName.ContainsKey(name) && File.Exists(PathOf(name));

    /// <summary>A tokenizer by its name, or null where this program was built without its vocabulary, or there is none of that name.</summary>
    /// <exception cref="InvalidDataException">The packed vocabulary is damaged, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Tokenizer? Find(string name) => ByName.TryGetValue(name, out var tokenizer) ? tokenizer.Value : null;

    /// <summary>The same, loaded anew and not kept, with nothing learned from texts yet.</summary>
    /// <exception cref="InvalidDataException">The packed vocabulary is damaged, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Tokenizer? Load(string name) => Has(name) ? new Tokenizer(name, TokenizerKind.BuiltIn, PackedTables.Read(PathOf(name))) : null;

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "vocabularies", $"{name}.tokens");
}
