using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>
/// A URI as the client spells it, compared by what it means: VS Code's <c>file:///c%3A/a%20b</c> equals
/// <c>file:///C:/a b</c>. Kept and sent back as spelled.
/// </summary>
/// <remarks>
/// The form compared has the scheme in lower case; every percent escape of a character that may stand for itself in a
/// path (RFC 3986 §3.3 <c>pchar</c>) undone, every other one in upper case; what must be escaped, escaped; and the drive
/// letter of a <c>file</c> URI in lower case. Windows path forms are pure functions under test; they were not run on Windows.
/// </remarks>
[JsonConverter(typeof(DocumentUriConverter))]
public readonly struct DocumentUri : IEquatable<DocumentUri>
{
    private const string FilePrefix = "file://";

    private readonly string? _value;
    private readonly string? _normalized;

    /// <summary>Takes any string; one that is no URI is kept, and names no file.</summary>
    public DocumentUri(string value)
    {
        _value = value;
        _normalized = Normalize(value);
    }

    /// <summary>The URI as it was spelled.</summary>
    public string Value => _value ?? "";

    /// <summary>The form that is compared.</summary>
    public string Normalized => _normalized ?? "";

    /// <summary>The scheme in lower case, <c>file</c> for example; empty where there is none.</summary>
    public string Scheme => Normalized[..Math.Max(0, Normalized.IndexOf(':'))];

    public static bool operator ==(DocumentUri left, DocumentUri right) => left.Equals(right);

    public static bool operator !=(DocumentUri left, DocumentUri right) => !left.Equals(right);

    /// <summary>The URI of a full path on this system.</summary>
    public static DocumentUri FromFilePath(string path) => FromFilePath(path, CurrentStyle);

    /// <summary>The URI of a full path in the given style.</summary>
    /// <exception cref="ArgumentException">The path is not a full one.</exception>
    public static DocumentUri FromFilePath(string path, PathStyle style)
    {
        if (style == PathStyle.Posix)
        {
            return path.StartsWith('/') ? new(FilePrefix + Escape(path)) : throw NotFull(path);
        }
        var slashed = path.Replace('\\', '/');
        if (slashed.StartsWith("//?/UNC/", StringComparison.OrdinalIgnoreCase))
        {
            slashed = "//" + slashed[8..];
        }
        else if (slashed.StartsWith("//?/", StringComparison.Ordinal))
        {
            slashed = slashed[4..];
        }
        if (slashed.StartsWith("//", StringComparison.Ordinal))
        {
            return new("file:" + Escape(slashed));
        }
        return IsDrive(slashed) && slashed.Length > 2 && slashed[2] == '/' ? new(FilePrefix + "/" + Escape(slashed)) : throw NotFull(path);
    }

    /// <summary>The path on this system of a <c>file</c> URI; null where the URI names no file here.</summary>
    public string? ToFilePath() => ToFilePath(CurrentStyle);

    /// <summary>The path in the given style of a <c>file</c> URI; null where the URI names no file in it.</summary>
    public string? ToFilePath(PathStyle style)
    {
        var canonical = Canonicalize(Value).ToString();
        if (!canonical.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            return null;
        }
        var rest = canonical.AsSpan(FilePrefix.Length);
        var end = rest.IndexOfAny('?', '#');
        rest = end < 0 ? rest : rest[..end];
        var slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return null;
        }
        var host = rest[..slash];
        var path = Unescape(rest[slash..]);
        if (path.Contains('\0'))
        {
            return null;
        }
        var isLocal = host.IsEmpty || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        return style switch
        {
            PathStyle.Posix => isLocal ? path : null,
            _ when !isLocal => $@"\\{host}{path.Replace('/', '\\')}",
            _ when IsDrive(path.AsSpan(1)) => path.Length == 3 ? path[1..] + '\\' : path[1..].Replace('/', '\\'),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool Equals(DocumentUri other) => string.Equals(Normalized, other.Normalized, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DocumentUri other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static PathStyle CurrentStyle => OperatingSystem.IsWindows() ? PathStyle.Windows : PathStyle.Posix;

    private static ArgumentException NotFull(string path) => new($"'{path}' is not a full path.", nameof(path));

    private static bool IsDrive(ReadOnlySpan<char> text) => text.Length >= 2 && char.IsAsciiLetter(text[0]) && text[1] == ':';

    private static bool StandsForItself(char c) => char.IsAsciiLetterOrDigit(c) || "-._~!$&'()*+,;=:@/".Contains(c);

    private static string Normalize(string value)
    {
        var result = Canonicalize(value);
        var drive = FilePrefix.Length + 1;
        if (result.Length >= drive + 2 && result[drive + 1] == ':' && value.StartsWith(FilePrefix + "/", StringComparison.OrdinalIgnoreCase))
        {
            result[drive] = char.ToLowerInvariant(result[drive]);
        }
        var normalized = result.ToString();
        return normalized == value ? value : normalized;
    }

    private static StringBuilder Canonicalize(string value)
    {
        var result = new StringBuilder(value.Length);
        var colon = value.IndexOf(':');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (i < colon)
            {
                result.Append(char.ToLowerInvariant(c));
            }
            else if (c == '%' && TryReadEscape(value.AsSpan(i), out var escaped))
            {
                // An escaped slash is part of a name, not the end of one.
                if (escaped != '/' && escaped < 0x80 && StandsForItself((char)escaped))
                {
                    result.Append((char)escaped);
                }
                else
                {
                    AppendEscape(result, escaped);
                }
                i += 2;
            }
            else if (StandsForItself(c) || c is '?' or '#' or '[' or ']')
            {
                result.Append(c);
            }
            else
            {
                var length = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]) ? 2 : 1;
                AppendEscaped(result, value.AsSpan(i, length));
                i += length - 1;
            }
        }
        return result;
    }

    private static string Escape(string path)
    {
        var result = new StringBuilder(path.Length);
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.IsAscii && StandsForItself((char)rune.Value))
            {
                result.Append((char)rune.Value);
            }
            else
            {
                AppendEscaped(result, rune.ToString());
            }
        }
        return result.ToString();
    }

    private static void AppendEscaped(StringBuilder result, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var b in utf8[..Encoding.UTF8.GetBytes(text, utf8)])
        {
            AppendEscape(result, b);
        }
    }

    private static void AppendEscape(StringBuilder result, byte b) => result.Append('%').Append(b.ToString("X2"));

    private static string Unescape(ReadOnlySpan<char> escaped)
    {
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && TryReadEscape(escaped[i..], out var b))
            {
                bytes[length++] = b;
                i += 2;
            }
            else
            {
                bytes[length++] = (byte)escaped[i];
            }
        }
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool TryReadEscape(ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        return text.Length >= 3 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2])
            && byte.TryParse(text[1..3], System.Globalization.NumberStyles.AllowHexSpecifier, null, out value);
    }
}
