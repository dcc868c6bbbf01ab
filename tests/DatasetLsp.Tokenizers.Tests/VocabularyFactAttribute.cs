namespace DatasetLsp.Tokenizers.Tests;

/// <summary>A fact about the built-in vocabularies; skipped where the packages that they come from are not installed.</summary>
public sealed class VocabularyFactAttribute : FactAttribute
{
    public VocabularyFactAttribute() => Skip = Needs.Vocabularies;
}
