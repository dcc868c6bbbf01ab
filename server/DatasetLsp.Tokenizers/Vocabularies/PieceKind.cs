namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>What SentencePiece does with a piece of a vocabulary.</summary>
internal enum PieceKind
{
    /// <summary>Made from its parts by merging.</summary>
    Normal,

    /// <summary>One byte of a character that no piece has.</summary>
    Byte,

    /// <summary>Found in the text as it stands before anything is merged; the longest one wins.</summary>
    UserDefined,

    /// <summary>Never found in a text: <c>&lt;bos&gt;</c>, <c>&lt;unk&gt;</c> and the like.</summary>
    Control,
}
