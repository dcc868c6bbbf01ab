namespace DatasetLsp.Protocol.Rpc;

/// <summary>Who sends a message.</summary>
public enum MessageDirection
{
    /// <summary>The client.</summary>
    ClientToServer,

    /// <summary>The server.</summary>
    ServerToClient,
}
