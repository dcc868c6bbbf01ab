namespace DatasetLsp.Text.Json;

/// <summary>What is wrong at one place of a text that is not exactly one RFC 8259 value.</summary>
public enum JsonErrorKind : byte
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>The text ends inside an object or array; empty span at the end, <see cref="JsonError.Opener"/> is the innermost open bracket.</summary>
    Truncated,

    /// <summary>A string without its closing quote; span of the opening quote.</summary>
    UnterminatedString,

    /// <summary>A comma before a closing bracket.</summary>
    TrailingComma,

    /// <summary>No comma between two members or elements; empty span where it belongs.</summary>
    MissingComma,

    /// <summary>A comma with nothing before it.</summary>
    ExtraComma,

    /// <summary>No colon between key and value; empty span where it belongs, or the sign that stands in its place.</summary>
    MissingColon,

    /// <summary>A key without a value; empty span where the value belongs.</summary>
    MissingValue,

    /// <summary>A value without a key inside an object; empty span where the key belongs.</summary>
    MissingKey,

    /// <summary>The text begins with a key: its opening brace is not there; empty span at the start.</summary>
    MissingOpener,

    /// <summary>Strings in '…'; reported once a text, at the first opening quote.</summary>
    SingleQuotes,

    /// <summary>Strings in typographic quotes; reported once a text, at the first such quote.</summary>
    SmartQuotes,

    /// <summary>Keys without quotes; reported once a text, at the first.</summary>
    UnquotedKey,

    /// <summary>Text without quotes where a value belongs; span of its first word.</summary>
    UnquotedText,

    /// <summary>Python's True, False or None; reported once a text, at the first.</summary>
    PythonLiteral,

    /// <summary>NaN or an infinity, which JSON cannot express.</summary>
    NonFiniteNumber,

    /// <summary>A number in a form that JSON does not have: leading zeros, +1, .5, 1., hexadecimal, a lone minus.</summary>
    InvalidNumber,

    /// <summary>A raw control character (U+0000 to U+001F) in a string; reported once a string, at the first.</summary>
    UnescapedControlCharacter,

    /// <summary>A quote inside a string that is not escaped; reported once a string, at the first.</summary>
    UnescapedQuote,

    /// <summary>A backslash that begins no JSON escape; reported once a string, at the first.</summary>
    InvalidEscape,

    /// <summary>An escaped surrogate without its other half; reported once a string, at the first.</summary>
    LoneSurrogate,

    /// <summary>Bytes that are no UTF-8; one error for each bad sequence, at most 16 a text.</summary>
    InvalidUtf8,

    /// <summary>A byte order mark at the start.</summary>
    ByteOrderMark,

    /// <summary>A comment, which JSON does not have.</summary>
    Comment,

    /// <summary>A closing bracket of the wrong sort; <see cref="JsonError.Opener"/> is the bracket it meets.</summary>
    MismatchedBracket,

    /// <summary>A closing bracket with nothing left to close.</summary>
    ExtraCloser,

    /// <summary>A second value after the first; span of its first character.</summary>
    SeveralValues,

    /// <summary>A comma after the value, as left by a cut from an array file.</summary>
    CommaAfterValue,

    /// <summary>Something after the value that is no JSON; span of its first word.</summary>
    TrailingText,

    /// <summary>Nesting beyond the limit; span of the first bracket refused.</summary>
    TooDeep,

    /// <summary>A character that has no place here.</summary>
    UnexpectedCharacter,
}
