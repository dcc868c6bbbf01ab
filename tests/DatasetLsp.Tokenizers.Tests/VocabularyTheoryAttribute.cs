namespace DatasetLsp.Tokenizers.Tests;

/// <summary>The same for each case; the argument names what else must be on the machine.</summary>
public sealed class VocabularyTheoryAttribute : TheoryAttribute
{
    public VocabularyTheoryAttribute(Need alsoNeeds = Need.Nothing) =>
        Skip = Needs.Vocabularies ?? alsoNeeds switch
        {
            Need.SharedData => Needs.SharedData,
            Need.SentencePiece => Needs.SentencePiece,
            Need.SentencePieceAndSharedData => Needs.SentencePiece ?? Needs.SharedData,
            Need.Node => Needs.Node,
            _ => null,
        };
}
