namespace DatasetLsp.Protocol.Framing;

/// <summary>One message as it came in.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Body">The message, or the start of one that was skipped. Valid until the next read.</param>
/// <param name="Length">The length its header gives, in bytes.</param>
/// <param name="Problem">What is wrong with a header, in a sentence; null unless it is <see cref="FrameKind.Malformed"/>.</param>
internal readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Body, long Length, string? Problem = null);
