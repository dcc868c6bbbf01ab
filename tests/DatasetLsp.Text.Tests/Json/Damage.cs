namespace DatasetLsp.Text.Tests.Json;

/// <summary>Ways in which <see cref="RandomJson"/> spoils valid JSON without losing any of its data.</summary>
[Flags]
internal enum Damage
{
    None = 0,
    SingleQuotes = 1,
    SmartQuotes = 1 << 1,
    UnquotedKey = 1 << 2,
    PythonLiteral = 1 << 3,
    TrailingComma = 1 << 4,
    ExtraComma = 1 << 5,
    UnescapedControlCharacter = 1 << 6,
    Comment = 1 << 7,
    MissingComma = 1 << 8,
    ByteOrderMark = 1 << 9,
    CommaAfterValue = 1 << 10,
    UnexpectedCharacter = 1 << 11,
    InvalidEscape = 1 << 12,
}
