using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Lines;

/// <summary>Faults of JSON in words, for datasets and for configuration alike.</summary>
internal static class JsonErrorWording
{
    /// <summary>Says what is wrong and what to do.</summary>
    /// <param name="error">The error.</param>
    /// <param name="text">The text it was found in.</param>
    /// <param name="isLine">Whether the text is a line of JSONL; else it is a file.</param>
    public static string Describe(JsonError error, ReadOnlySpan<byte> text, bool isLine = true) => error.Kind switch
    {
        JsonErrorKind.Empty => $"There is no JSON in this {Whole(isLine)}.",
        JsonErrorKind.Truncated => $"The {Whole(isLine)} ends before the {Opened(error, text)} is closed. It may have been cut off: check that nothing is missing.",
        JsonErrorKind.UnterminatedString => $"This string is never closed: a `\"` is missing, or the {Whole(isLine)} was cut off.",
        JsonErrorKind.TrailingComma => "JSON allows no comma after the last item. Remove it.",
        JsonErrorKind.MissingComma => "A comma is missing between this and the next item.",
        JsonErrorKind.ExtraComma => "There is no item before this comma. Remove it, or write the item.",
        JsonErrorKind.MissingColon => "A colon is missing between this key and its value.",
        JsonErrorKind.MissingValue => "This key has no value.",
        JsonErrorKind.MissingKey => "An object holds pairs of `\"key\": value`; this value has no key.",
        JsonErrorKind.MissingOpener => $"The {Whole(isLine)} begins inside an object: the `{{` that opens it is missing.",
        JsonErrorKind.SingleQuotes => $"JSON writes strings in double quotes; this {Whole(isLine)} uses single quotes, as Python prints them.",
        JsonErrorKind.SmartQuotes => "JSON writes strings in straight double quotes; these are typographic ones.",
        JsonErrorKind.UnquotedKey => "Keys must be written in double quotes.",
        JsonErrorKind.UnquotedText => "Text must be written in double quotes.",
        JsonErrorKind.PythonLiteral => "JSON writes `true`, `false` and `null`; this is how Python writes them.",
        JsonErrorKind.NonFiniteNumber => "JSON has no NaN and no infinity. Write null, or leave the field out.",
        JsonErrorKind.InvalidNumber => "This is not how JSON writes a number: digits, without leading zeros or plus sign, with digits on both sides of a point.",
        JsonErrorKind.UnescapedControlCharacter => $"A raw {ControlName(error, text)} stands inside this string; JSON writes it as an escape.",
        JsonErrorKind.UnescapedQuote => "This quote ends the string, but the text goes on. If it belongs to the text, write `\\\"`.",
        JsonErrorKind.InvalidEscape => "JSON knows no such escape. A backslash that belongs to the text is written `\\\\`.",
        JsonErrorKind.Comment => "JSON has no comments. Remove it.",
        JsonErrorKind.MismatchedBracket => $"This bracket does not close the {Opened(error, text)}.",
        JsonErrorKind.ExtraCloser => "This bracket closes nothing. Remove it.",
        JsonErrorKind.SeveralValues when !isLine => "A second value begins here; a file holds one. Remove it.",
        JsonErrorKind.SeveralValues => "A second value begins here. Each example has a line of its own.",
        JsonErrorKind.CommaAfterValue when !isLine => "There is a comma after the end. Remove it.",
        JsonErrorKind.CommaAfterValue => "JSONL puts no comma between lines. Remove it.",
        JsonErrorKind.TrailingText => "This stands after the end of the JSON value. Remove it.",
        JsonErrorKind.TooDeep => "Brackets are nested deeper than 128 levels here, more than any training format uses; the rest is not read.",
        JsonErrorKind.ByteOrderMark => "A byte order mark stands here, which JSON does not allow. Remove it, and save such files as UTF-8 without one.",
        JsonErrorKind.LoneSurrogate => "This escape is half a character (a lone surrogate): its other half is missing.",
        JsonErrorKind.InvalidUtf8 => "These bytes are no UTF-8. Save the file as UTF-8 from its source.",
        _ => "This has no place here in JSON.",
    };

    private static string Opened(JsonError error, ReadOnlySpan<byte> text) =>
        error.Opener is { } opener ? $"`{(char)text[opener.Start]}`" : "value";

    private static string Whole(bool isLine) => isLine ? "line" : "file";

    private static string ControlName(JsonError error, ReadOnlySpan<byte> text) => text[error.Span.Start] switch
    {
        (byte)'\t' => "tab",
        (byte)'\r' => "carriage return",
        (byte)'\n' => "line feed",
        var other => $"control character (U+{other:X4})",
    };
}
