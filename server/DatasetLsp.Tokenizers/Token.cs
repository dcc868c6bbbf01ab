namespace DatasetLsp.Tokenizers;

/// <summary>A token of a text.</summary>
/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Start">The byte of the text where it begins. It ends where the next one begins, the last one at the text's end.</param>
public readonly record struct Token(int Id, int Start);
