using DatasetLsp.Core.Models;
using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Tokens;

/// <summary>How tokens are counted for a model. The vocabulary is loaded when something is counted. Safe from any thread.</summary>
public sealed class TokenCounter
{
    // The nearest that there is to what the newest models use.
    private const string Nearest = "gemma3";

    private readonly Tokenizer? _own;
    private Tokenizer? _tokenizer;

    private TokenCounter(ModelInfo? model, string vocabulary, Tokenizer? tokenizer)
    {
        (Model, Vocabulary, _own, _tokenizer) = (model, vocabulary, tokenizer, tokenizer);
        Wanted = model?.Tokenizer?.Value;
    }

    /// <summary>The model that is counted for; null where the catalogue does not know it.</summary>
    public ModelInfo? Model { get; }

    /// <summary>The name of the vocabulary that is used.</summary>
    public string Vocabulary { get; }

    /// <summary>The name of the vocabulary that the model uses; null where no source says it.</summary>
    public string? Wanted { get; }

    /// <summary>Whether the two are the same, so that counts of text are those of Google's own tokenizer.</summary>
    public bool IsExact { get; private init; }

    /// <summary>
    /// How far a count may be off, as a part of it; 0 where it is exact. Gemma 2's and Gemma 3's counts of short texts can differ by more than
    /// that, those of records of 500 tokens by less than 2%, those of a file of Japanese by 6% (docs/tokens.md). Vocabularies of other makers were compared with none.
    /// </summary>
    public double Margin => IsExact ? 0 : Wanted?.StartsWith("gemma", StringComparison.Ordinal) == true ? 0.1 : 0.5;

    /// <summary>Why counts are estimates, and what to do about it, for a person; null where they are exact.</summary>
    public string? WhyEstimate => IsExact
        ? null
        : Wanted is null
            ? $"Which vocabulary the model uses is not known; counted with that of {Vocabulary}."
            : !ModelCatalogue.Vocabularies.Contains(Wanted)
                ? $"The model's own vocabulary, {Wanted}, cannot be counted with by this version; counted with {Vocabulary}."
                : $"The model's own vocabulary, {Wanted}, does not come with this program; counted with {Vocabulary}. Name its `tokenizer.json` under `tokenizers` in `datasetlsp.json` for exact counts.";

    /// <summary>The vocabulary; loaded by the first who asks.</summary>
    /// <exception cref="InvalidDataException">The packed vocabulary is damaged, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Tokenizer Tokenizer => _tokenizer ??= BuiltInTokenizers.Find(Vocabulary)!;

    /// <summary>How tokens are counted for a model.</summary>
    /// <param name="model">The model; null where the catalogue does not know it.</param>
    /// <param name="own">Vocabularies that a team or a person has named, by the catalogue's name of the vocabulary.</param>
    /// <returns>Null where nothing can be counted: the program was built without vocabularies.</returns>
    public static TokenCounter? For(ModelInfo? model, IReadOnlyDictionary<string, Tokenizer>? own = null)
    {
        var wanted = model?.Tokenizer?.Value;
        if (wanted is not null && own?.GetValueOrDefault(wanted) is { } named)
        {
            return new TokenCounter(model, wanted, named) { IsExact = true };
        }

        if (wanted is not null && BuiltInTokenizers.Has(wanted))
        {
            return new TokenCounter(model, wanted, null) { IsExact = true };
        }

        return BuiltInTokenizers.Has(Nearest) ? new TokenCounter(model, Nearest, null) : null;
    }

    /// <summary>The same with its vocabulary loaded, so that counting does not fail later. Takes some milliseconds.</summary>
    /// <param name="builtIn">Finds the vocabularies that come with the program.</param>
    /// <param name="onFailure">Takes why it cannot be loaded, for a person.</param>
    /// <returns>Null where it cannot be loaded.</returns>
    public TokenCounter? Loaded(Func<string, Tokenizer?> builtIn, Action<string> onFailure)
    {
        try
        {
            _tokenizer ??= builtIn(Vocabulary) ?? throw new IOException($"The vocabulary {Vocabulary} is not there any more.");
            return this;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            onFailure($"Tokens are not counted: {exception.Message}");
            return null;
        }
    }

    /// <summary>Loads the vocabulary that most models are counted with, and counts once; for another processor while this one has other work.</summary>
    public static void WarmUp()
    {
        try
        {
            BuiltInTokenizers.Find(Nearest)?.CountTokens("Much code is compiled when it first runs. A text of at least ninety-six bytes is counted in blocks of sixty-four."u8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Said to whoever counts.
        }
    }

    /// <summary>How many tokens a text has.</summary>
    public int Count(ReadOnlySpan<byte> utf8) => Tokenizer.CountTokens(utf8);

    /// <summary>Whether both count alike.</summary>
    public bool IsSameAs(TokenCounter? other) =>
        other is not null && Model == other.Model && Vocabulary == other.Vocabulary && IsExact == other.IsExact && _own == other._own;
}
