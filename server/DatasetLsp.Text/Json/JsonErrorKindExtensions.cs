namespace DatasetLsp.Text.Json;

/// <summary>Classes of <see cref="JsonErrorKind"/>.</summary>
public static class JsonErrorKindExtensions
{
    /// <summary>False for faults of the encoding (lone surrogates, bad UTF-8, a byte order mark), which leave the JSON grammar intact; else true.</summary>
    public static bool IsSyntax(this JsonErrorKind kind) =>
        kind is not (JsonErrorKind.LoneSurrogate or JsonErrorKind.InvalidUtf8 or JsonErrorKind.ByteOrderMark);
}
