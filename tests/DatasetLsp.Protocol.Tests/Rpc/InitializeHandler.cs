using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

internal sealed class InitializeHandler : IRequestHandler<InitializeParams, InitializeResult>
{
    public RequestMethod<InitializeParams, InitializeResult> Method => LspMethods.Initialize;

    public InitializeResult Handle(InitializeParams parameters) => new() { Capabilities = new() { HoverProvider = true } };
}
