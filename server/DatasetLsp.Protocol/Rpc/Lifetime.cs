using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>
/// What a server may be asked when (LSP 3.18, "Server lifecycle"): nothing before <c>initialize</c>, and nothing but
/// <c>exit</c> after <c>shutdown</c>. Used on the read loop only.
/// </summary>
internal sealed class Lifetime
{
    private State _state = State.New;

    private enum State
    {
        New,
        Running,
        ShutDown,
    }

    /// <summary>0 where the client said <c>shutdown</c> before it left, else 1.</summary>
    public int ExitCode => _state == State.ShutDown ? 0 : 1;

    /// <summary>Whether a notification is taken.</summary>
    public bool Takes(string notification) => _state == State.Running || notification == LspMethods.Exit.Name;

    /// <summary>Why a request is refused; null where it is not.</summary>
    public ResponseException? Refuse(string request) => (_state, request == LspMethods.Initialize.Name) switch
    {
        (State.New, false) => new(ErrorCode.ServerNotInitialized, $"{request} came before initialize."),
        (State.Running, true) => new(ErrorCode.InvalidRequest, "initialize came a second time."),
        (State.ShutDown, _) => new(ErrorCode.InvalidRequest, $"{request} came after shutdown."),
        _ => null,
    };

    /// <summary><c>initialize</c> was answered with a result.</summary>
    public void Initialized() => _state = State.Running;

    /// <summary><c>shutdown</c> was answered.</summary>
    public void ShutDown() => _state = State.ShutDown;
}
