namespace DatasetLsp.Tokenizers;

/// <summary>Where a vocabulary comes from.</summary>
public enum TokenizerKind
{
    /// <summary>It was packed when this program was built.</summary>
    BuiltIn,

    /// <summary>A <c>tokenizer.model</c> of SentencePiece.</summary>
    SentencePieceModel,

    /// <summary>A <c>tokenizer.json</c> of Hugging Face's tokenizers.</summary>
    TokenizerJson,
}
