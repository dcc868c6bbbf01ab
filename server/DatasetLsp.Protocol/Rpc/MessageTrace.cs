using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>What may be known of a message without its content.</summary>
/// <param name="Direction">Who sent it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Method">Its method; for a response that of the request. Null where it is not known.</param>
/// <param name="Id">The request's id; null for a notification.</param>
/// <param name="Bytes">Its body's size.</param>
/// <param name="Elapsed">
/// From the request's arrival to its answer for a response sent, from the request to its answer for a response received,
/// the handler's time on the read loop for what else is received, zero for what else is sent.
/// </param>
public readonly record struct MessageTrace(
    MessageDirection Direction, MessageKind Kind, string? Method, IntegerOrString? Id, int Bytes, TimeSpan Elapsed);
