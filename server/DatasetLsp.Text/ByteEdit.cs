namespace DatasetLsp.Text;

/// <summary>One replacement in a UTF-8 text.</summary>
/// <param name="Span">The bytes that go; empty for an insertion.</param>
/// <param name="NewText">The UTF-8 bytes that take their place; empty for a deletion.</param>
public readonly record struct ByteEdit(TextSpan Span, ReadOnlyMemory<byte> NewText);
