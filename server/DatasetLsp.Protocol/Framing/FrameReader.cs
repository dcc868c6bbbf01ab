using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Numerics;
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
    private const int MaxHeader = 4096;

    /// <summary>A buffer up to this size is kept between messages.</summary>
    private const int KeptBuffer = 1024 * 1024;

    private static ReadOnlySpan<byte> LengthName => "Content-Length"u8;

    private readonly PipeReader _input = PipeReader.Create(input, new(bufferSize: ReadSize, leaveOpen: true));
    private byte[] _buffer = [];
    private bool _isLost;

    /// <summary>Reads the next message. Where a header is malformed it says so once, and the read after that finds the next good one.</summary>
    public async ValueTask<Frame> ReadAsync(CancellationToken cancellationToken)
    {
        if (_buffer.Length > KeptBuffer)
        {
            // Nobody knows when the next message comes; a large document's must not be kept until then.
            _buffer = [];
        }
        var header = _isLost
            ? await FindHeaderAsync(cancellationToken).ConfigureAwait(false)
            : await ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        _isLost = header.Problem is not null;
        if (_isLost)
        {
            return new(FrameKind.Malformed, default, 0, header.Problem);
        }
        if (header.Length is not { } total)
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
        if (_buffer.Length < bytes)
        {
            // One that is not kept is no larger than the message.
            _buffer = GC.AllocateUninitializedArray<byte>(bytes > KeptBuffer ? bytes : (int)BitOperations.RoundUpToPowerOf2((uint)bytes));
        }
    }

    /// <summary>Reads a header with its blank line; a malformed one stays in the input. Neither length nor problem at the end of the input.</summary>
    private async ValueTask<Header> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var header = Parse(result.Buffer);
            if (header.Length is not null)
            {
                _input.AdvanceTo(result.Buffer.GetPosition(header.Bytes));
                return header;
            }
            if (header.Problem is not null || result.IsCompleted)
            {
                _input.AdvanceTo(result.Buffer.Start);
                return header;
            }
            _input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>
    /// Skips to the next place that reads as a header, in the middle of a line too: there it stands where a message was longer
    /// than its header said. JSON text cannot hold one, for a line break in a string is written as an escape.
    /// </summary>
    private async ValueTask<Header> FindHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var (skipped, header) = Find(result.Buffer);
            if (header.Length is not null)
            {
                _input.AdvanceTo(result.Buffer.GetPosition(skipped + header.Bytes));
                return header;
            }
            if (result.IsCompleted)
            {
                _input.AdvanceTo(result.Buffer.End);
                return default;
            }
            _input.AdvanceTo(result.Buffer.GetPosition(skipped), result.Buffer.End);
        }
    }

    /// <summary>Finds the first header, whole or so far as it has come; without one, all may be skipped but what its start may be.</summary>
    private static (long Skipped, Header Header) Find(ReadOnlySequence<byte> input)
    {
        ReadOnlySpan<byte> bytes = input.IsSingleSegment ? input.FirstSpan : input.ToArray();
        for (var at = 0; at <= bytes.Length - LengthName.Length; at++)
        {
            var next = bytes[at..].IndexOfAny((byte)'C', (byte)'c');
            at = next < 0 ? bytes.Length : at + next;
            if (at <= bytes.Length - LengthName.Length && Ascii.EqualsIgnoreCase(bytes.Slice(at, LengthName.Length), LengthName))
            {
                var header = Parse(input.Slice(at));
                if (header.Problem is null)
                {
                    return (at, header);
                }
            }
        }
        return (Math.Max(0, bytes.Length - LengthName.Length + 1), default);
    }

    /// <summary>Reads header lines up to the blank one. Neither length nor problem where the blank line has not come yet.</summary>
    private static Header Parse(ReadOnlySequence<byte> input)
    {
        var start = input.Slice(0, Math.Min(input.Length, MaxHeader));
        ReadOnlySpan<byte> rest = start.IsSingleSegment ? start.FirstSpan : start.ToArray();
        var bytes = 0;
        long? length = null;
        while (rest.IndexOf((byte)'\n') is var lineEnd and >= 0)
        {
            var line = rest[..lineEnd];
            rest = rest[(lineEnd + 1)..];
            bytes += lineEnd + 1;
            var content = line.TrimEnd((byte)'\r');
            if (content.IsEmpty)
            {
                return new(length, bytes, length is null ? "A message's header has no Content-Length." : null);
            }
            if (!TryReadLine(content, ref length))
            {
                return Malformed(line);
            }
        }
        return start.Length == MaxHeader ? Malformed(rest) : default;
    }

    private static bool TryReadLine(ReadOnlySpan<byte> line, ref long? length)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }
        if (Ascii.EqualsIgnoreCase(line[..colon], LengthName))
        {
            var value = Trim(line[(colon + 1)..]);
            if (!Utf8Parser.TryParse(value, out long parsed, out var used) || used != value.Length || parsed < 0)
            {
                return false;
            }
            length = parsed;
        }
        return true;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value[Ascii.Trim(value)];

    /// <summary>Says nothing of what was seen: where a header should stand, a message's content may, and that is confidential.</summary>
    private static Header Malformed(ReadOnlySpan<byte> seen) =>
        new(null, 0, $"A header such as 'Content-Length: 123' was expected; {seen.Length} bytes were seen that are none.");

    /// <summary>What was read of a header: its message's length, the bytes it takes up itself, or what is wrong with it.</summary>
    private readonly record struct Header(long? Length, int Bytes, string? Problem);
}
