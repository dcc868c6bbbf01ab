using DatasetLsp.Text;

namespace DatasetLsp.Core.Tokens;

/// <summary>A token where it is written.</summary>
/// <param name="Span">Its characters; tokens that share a character have that character each. Counts from the start of the line.</param>
/// <param name="Id">Its number in the vocabulary.</param>
public readonly record struct CutToken(TextSpan Span, int Id);
