namespace DatasetLsp.Protocol.Rpc;

/// <summary>Why a request failed: the codes of JSON-RPC 2.0 and of LSP in one list.</summary>
public enum ErrorCode
{
    /// <summary>The message is no JSON.</summary>
    ParseError = -32700,

    /// <summary>The message is no request, or comes at the wrong time.</summary>
    InvalidRequest = -32600,

    /// <summary>Nobody answers this method.</summary>
    MethodNotFound = -32601,

    /// <summary>The params do not fit the method.</summary>
    InvalidParams = -32602,

    /// <summary>The server failed.</summary>
    InternalError = -32603,

    /// <summary>A request came before <c>initialize</c>.</summary>
    ServerNotInitialized = -32002,

    /// <summary>Anything else.</summary>
    UnknownErrorCode = -32001,

    /// <summary>The request was right and could not be fulfilled; the message says why, in words for the person.</summary>
    RequestFailed = -32803,

    /// <summary>The server took the request back, and may be asked again.</summary>
    ServerCancelled = -32802,

    /// <summary>The document changed, and the result would be of no use.</summary>
    ContentModified = -32801,

    /// <summary>The client took the request back.</summary>
    RequestCancelled = -32800,
}
