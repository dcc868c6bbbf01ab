namespace DatasetLsp.Protocol.Rpc;

/// <summary>What a <see cref="JsonRpcConnection"/> is given from outside. The callbacks run on any thread and must return at once.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Longest message taken, in bytes; a longer one is skipped. 128 MiB unless set: VS Code sends no document above 50 MB, which escaping can double.</summary>
    public int MaxMessageBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>How long what is left to send may take on the way out.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Told of an exception in a handler, with the method's name. The params are not given: they hold example data.</summary>
    public Action<string, Exception>? HandlerFailed { get; init; }

    /// <summary>Told, in a sentence for a log, when the other side breaks the protocol.</summary>
    public Action<string>? ProtocolViolated { get; init; }

    /// <summary>
    /// Told, on the read loop, of a message over <see cref="MaxMessageBytes"/> in its place among the others: its method and the
    /// document it is about, each null where it does not stand near the message's start.
    /// </summary>
    public Action<string?, Lsp.DocumentUri?>? MessageSkipped { get; init; }

    /// <summary>Told of every message.</summary>
    public Action<MessageTrace>? MessageObserved { get; init; }

    /// <summary>Watches the client's process.</summary>
    public IProcessWatcher ProcessWatcher { get; init; } = new ProcessWatcher();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
