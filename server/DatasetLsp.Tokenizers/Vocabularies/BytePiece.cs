using System.Globalization;

namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>The names of byte pieces: <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>.</summary>
internal static class BytePiece
{
    /// <summary>The byte that a piece of this name stands for, or null where it is no byte piece's name.</summary>
    public static byte? Value(string name) =>
        name.Length == 6 && name.StartsWith("<0x", StringComparison.Ordinal) && name[5] == '>'
        && byte.TryParse(name.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
