namespace DatasetLsp.Protocol.Framing;

/// <summary>The input is not a run of messages with headers. What comes next cannot be trusted: a lost change would leave the server with a wrong document.</summary>
public sealed class FramingException(string message) : Exception(message);
