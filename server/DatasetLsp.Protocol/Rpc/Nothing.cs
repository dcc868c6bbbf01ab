namespace DatasetLsp.Protocol.Rpc;

/// <summary>The params of a message that has none, and the result of a request that is answered with null.</summary>
public readonly record struct Nothing;
