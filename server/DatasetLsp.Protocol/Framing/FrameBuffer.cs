using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DatasetLsp.Protocol.Framing;

/// <summary>
/// Where one outgoing message is written. Room for the header is left in front of the body, so that header and body lie
/// in one piece and go out in one write, although the length is known last.
/// </summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    /// <summary><c>Content-Length: </c>, ten digits, two line breaks.</summary>
    private const int HeaderRoom = 30;

    private const int InitialSize = 4096;

    // Text is sent as it is: the escapes that HTML would need make messages in most of the world's scripts three times as long.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _end = HeaderRoom;

    public FrameBuffer() => Json = new(this, WriterOptions);

    /// <summary>Writes the body.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Bytes in the body.</summary>
    public int BodyLength => _end - HeaderRoom;

    /// <summary>Bytes it can hold without growing.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Writes the header, and returns header and body.</summary>
    public ReadOnlyMemory<byte> ToFrame()
    {
        Json.Flush();
        Span<byte> header = stackalloc byte[HeaderRoom];
        "Content-Length: "u8.CopyTo(header);
        var length = "Content-Length: "u8.Length;
        Utf8Formatter.TryFormat(BodyLength, header[length..], out var digits);
        length += digits;
        "\r\n\r\n"u8.CopyTo(header[length..]);
        length += "\r\n\r\n"u8.Length;

        var start = HeaderRoom - length;
        header[..length].CopyTo(_bytes.AsSpan(start));
        return _bytes.AsMemory(start.._end);
    }

    /// <summary>Makes it empty, for another message.</summary>
    public void Clear()
    {
        _end = HeaderRoom;
        Json.Reset();
    }

    /// <summary>Gives its memory back; it must not be used again.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    /// <inheritdoc/>
    public void Advance(int count) => _end += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_end);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_end);
    }

    private void Grow(int sizeHint)
    {
        var needed = _end + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
        {
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        _bytes.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
