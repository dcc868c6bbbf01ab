namespace DatasetLsp.Protocol.Framing;

/// <summary>What a <see cref="FrameReader"/> found.</summary>
internal enum FrameKind
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>A message over the limit, which was skipped.</summary>
    TooLong,

    /// <summary>What stands where a header should is none. The next read goes on at the next header that can be read.</summary>
    Malformed,

    /// <summary>The end of the input, also in the middle of a message.</summary>
    End,
}
