namespace DatasetLsp.Text.Json;

/// <summary>Sorts words that stand without quotes.</summary>
internal static class JsonToken
{
    public static JsonTokenKind Classify(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty)
        {
            return JsonTokenKind.Sign;
        }

        if (token.SequenceEqual("true"u8))
        {
            return JsonTokenKind.True;
        }

        if (token.SequenceEqual("false"u8))
        {
            return JsonTokenKind.False;
        }

        if (token.SequenceEqual("null"u8))
        {
            return JsonTokenKind.Null;
        }

        if (token.SequenceEqual("True"u8))
        {
            return JsonTokenKind.PythonTrue;
        }

        if (token.SequenceEqual("False"u8))
        {
            return JsonTokenKind.PythonFalse;
        }

        return token.SequenceEqual("None"u8) ? JsonTokenKind.PythonNull : ClassifyNumber(token);
    }

    private static JsonTokenKind ClassifyNumber(ReadOnlySpan<byte> token)
    {
        bool isSigned = token[0] is (byte)'-' or (byte)'+';
        ReadOnlySpan<byte> unsigned = isSigned ? token[1..] : token;
        if (IsNonFinite(unsigned))
        {
            return JsonTokenKind.NonFinite;
        }

        if (token[0] is not (>= (byte)'0' and <= (byte)'9') and not (byte)'-' and not (byte)'+' and not (byte)'.')
        {
            return token.Length == 1 && !char.IsAsciiLetter((char)token[0]) && token[0] < 0x80 ? JsonTokenKind.Sign : JsonTokenKind.Text;
        }

        if (JsonParser.NumberLength(token) == token.Length)
        {
            return JsonTokenKind.Number;
        }

        if (unsigned.Length > 0 && unsigned[0] == '.')
        {
            unsigned = unsigned[1..];
        }

        return unsigned.IsEmpty ? (isSigned ? JsonTokenKind.BadNumber : JsonTokenKind.Sign)
            : char.IsAsciiDigit((char)unsigned[0]) || unsigned[0] is (byte)'-' or (byte)'+' ? JsonTokenKind.BadNumber
            : JsonTokenKind.Text;
    }

    private static bool IsNonFinite(ReadOnlySpan<byte> unsigned) =>
        unsigned.SequenceEqual("NaN"u8) || unsigned.SequenceEqual("nan"u8)
        || unsigned.SequenceEqual("Infinity"u8) || unsigned.SequenceEqual("inf"u8) || unsigned.SequenceEqual("Inf"u8);
}
