using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>
/// A text kept as UTF-8. On the wire it is a JSON string, unescaped and escaped straight from bytes to bytes, so that a
/// document of many megabytes never takes the detour through UTF-16. Converts from <see cref="string"/> and from bytes.
/// </summary>
/// <remarks>Two are equal when their bytes are. <see cref="ToString"/> tells the length only: texts are example data, and no log may hold them.</remarks>
/// <param name="bytes">The text in UTF-8. Bytes that are no UTF-8 are kept, and written as U+FFFD.</param>
[JsonConverter(typeof(Utf8TextConverter))]
public readonly struct Utf8Text(ReadOnlyMemory<byte> bytes) : IEquatable<Utf8Text>
{
    /// <summary>The text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The bytes as a span.</summary>
    public ReadOnlySpan<byte> Span => Bytes.Span;

    /// <summary>Bytes, not characters.</summary>
    public int Length => Bytes.Length;

    public static implicit operator Utf8Text(string text) => new(Encoding.UTF8.GetBytes(text));

    public static implicit operator Utf8Text(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator Utf8Text(byte[] bytes) => new(bytes);

    public static bool operator ==(Utf8Text left, Utf8Text right) => left.Equals(right);

    public static bool operator !=(Utf8Text left, Utf8Text right) => !left.Equals(right);

    /// <summary>The text as UTF-16; for short texts. Bad UTF-8 becomes U+FFFD.</summary>
    public string Decode() => Encoding.UTF8.GetString(Span);

    /// <inheritdoc/>
    public bool Equals(Utf8Text other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"({Length} bytes)";

    /// <summary>Copies the string the reader stands on. An escaped surrogate without its other half becomes U+FFFD.</summary>
    internal static Utf8Text ReadFrom(ref Utf8JsonReader reader)
    {
        var escaped = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return new(escaped.ToArray());
        }

        // Measured first: a text lives as long as its document, without slack, and a large one is not in memory twice on the way.
        var text = GC.AllocateUninitializedArray<byte>(JsonStringUnescaper.LengthOf(escaped));
        JsonStringUnescaper.Unescape(escaped, text);
        return new(text);
    }
}
