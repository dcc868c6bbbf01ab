namespace DatasetLsp.Core.Index;

/// <summary>Bytes that all lines of a structure have in common, and the text that follows them.</summary>
/// <param name="Before">The bytes.</param>
/// <param name="Text">Which of a line's texts follows; -1 for none, at the end.</param>
internal sealed record BytePiece(byte[] Before, int Text);
