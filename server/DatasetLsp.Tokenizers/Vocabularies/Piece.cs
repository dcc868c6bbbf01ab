namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>An entry of a vocabulary.</summary>
/// <param name="Text">UTF-8, in which a space stands for SentencePiece's U+2581.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="Rank">Of two pieces that could be made, the one of lower rank is; counts for normal pieces only.</param>
internal readonly record struct Piece(byte[] Text, PieceKind Kind, int Rank);
