using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace DatasetLsp.Protocol.Framing;

/// <summary>
/// Cuts the input into messages by their <c>Content-Length</c> headers (LSP 3.18, "Base protocol"). A message's body lies
/// in one piece, as <see cref="System.Text.Json.Utf8JsonReader"/> likes it, in a buffer that is used again.
/// </summary>
/// <param name="input">The input.</param>
/// <param name="maxMessageBytes">Longest body taken; a longer one is skipped whole.</param>
internal sealed class FrameReader(Stream input, int maxMessageBytes)
{
    /// <summary>How much of a message that is skipped is kept, to find out what it was.</summary>
    private const int KeptOfSkipped = 4096;

    private const int ReadSize = 64 * 1024;
    private const int MaxHeaderLine = 4096;
    private const int ShownOfBadHeader = 24;

    /// <summary>A buffer up to this size is kept between messages.</summary>
    private const int KeptBuffer = 1024 * 1024;

    private readonly PipeReader _input = PipeReader.Create(input, new(bufferSize: ReadSize, leaveOpen: true));
    private byte[] _buffer = [];

    /// <summary>Reads the next message.</summary>
    /// <exception cref="FramingException">The header is malformed; the message says what was seen.</exception>
    public async ValueTask<Frame> ReadAsync(CancellationToken cancellationToken)
    {
        var length = await ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        if (length is not { } total)
        {
            return new(FrameKind.End, default, 0);
        }
        var isTooLong = total > maxMessageBytes;
        var kept = isTooLong ? KeptOfSkipped : (int)total;
        Reserve(kept);

        long seen = 0;
        while (seen < total)
        {
            var result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var part = result.Buffer.Slice(0, Math.Min(total - seen, result.Buffer.Length));
            if (seen < kept)
            {
                part.Slice(0, Math.Min(part.Length, kept - seen)).CopyTo(_buffer.AsSpan((int)seen));
            }
            seen += part.Length;
            _input.AdvanceTo(part.End);
            if (result.IsCompleted && seen < total && part.Length == 0)
            {
                return new(FrameKind.End, default, 0);
            }
        }
        return new(isTooLong ? FrameKind.TooLong : FrameKind.Message, _buffer.AsMemory(0, kept), total);
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length < bytes || _buffer.Length > KeptBuffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(bytes);
        }
    }

    /// <summary>Reads header lines up to the blank one; null at the end of the input.</summary>
    private async ValueTask<long?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        long? length = null;
        while (true)
        {
            var result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } lineEnd)
            {
                var isBlank = ReadLine(buffer.Slice(0, lineEnd), ref length);
                _input.AdvanceTo(buffer.GetPosition(1, lineEnd));
                if (isBlank)
                {
                    return length ?? throw new FramingException("A message's header has no Content-Length.");
                }
            }
            else if (buffer.Length > MaxHeaderLine)
            {
                throw Malformed(buffer);
            }
            else if (result.IsCompleted)
            {
                return null;
            }
            else
            {
                _input.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private static bool ReadLine(ReadOnlySequence<byte> bytes, ref long? length)
    {
        if (bytes.Length > MaxHeaderLine)
        {
            throw Malformed(bytes);
        }
        ReadOnlySpan<byte> line = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        line = line.TrimEnd((byte)'\r');
        if (line.IsEmpty)
        {
            return true;
        }
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            throw Malformed(bytes);
        }
        if (Ascii.EqualsIgnoreCase(line[..colon], "Content-Length"u8))
        {
            var value = Trim(line[(colon + 1)..]);
            if (!Utf8Parser.TryParse(value, out long parsed, out var used) || used != value.Length || parsed < 0)
            {
                throw Malformed(bytes);
            }
            length = parsed;
        }
        return false;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value[Ascii.Trim(value)];

    /// <summary>Shows no more than a few bytes: what stands where a header should may be a message's content.</summary>
    private static FramingException Malformed(ReadOnlySequence<byte> seen)
    {
        var shown = new StringBuilder();
        foreach (var b in seen.Slice(0, Math.Min(seen.Length, ShownOfBadHeader)).ToArray())
        {
            shown.Append(b is >= 0x20 and < 0x7F ? ((char)b).ToString() : $"\\x{b:x2}");
        }
        var dots = seen.Length > ShownOfBadHeader ? "…" : "";
        return new($"A header such as 'Content-Length: 123' was expected, and '{shown}{dots}' was seen.");
    }
}
