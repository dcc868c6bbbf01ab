namespace DatasetLsp.Protocol.Rpc;

/// <summary>What a message is.</summary>
public enum MessageKind
{
    /// <summary>Wants an answer.</summary>
    Request,

    /// <summary>Wants none.</summary>
    Notification,

    /// <summary>Is one.</summary>
    Response,
}
