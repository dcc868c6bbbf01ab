using DatasetLsp.Text;

namespace DatasetLsp.Core.Configuration;

/// <summary>A file of a vocabulary that somebody names.</summary>
/// <param name="Name">The catalogue's name of the vocabulary: <c>gemma4</c>.</param>
/// <param name="Path">Its <c>tokenizer.json</c> or <c>tokenizer.model</c>; full, or relative to the file that names it.</param>
/// <param name="Span">Where it is named.</param>
public sealed record NamedVocabulary(string Name, string Path, TextSpan Span);
