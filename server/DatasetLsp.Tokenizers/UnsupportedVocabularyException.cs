namespace DatasetLsp.Tokenizers;

/// <summary>A file is no vocabulary that can be counted with exactly. The message says why, in words for the person who named the file.</summary>
public sealed class UnsupportedVocabularyException(string message, Exception? inner = null) : Exception(message, inner);
