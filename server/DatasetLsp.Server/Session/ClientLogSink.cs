using System.Globalization;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using Serilog.Core;
using Serilog.Events;

namespace DatasetLsp.Server.Session;

/// <summary>Shows the log in the client's output channel as well.</summary>
internal sealed class ClientLogSink(IClient client) : ILogEventSink
{
    /// <inheritdoc/>
    public void Emit(LogEvent logEvent) => client.SendNotification(LspMethods.LogMessage, new LogMessageParams
    {
        Type = logEvent.Level switch
        {
            LogEventLevel.Fatal or LogEventLevel.Error => MessageType.Error,
            LogEventLevel.Warning => MessageType.Warning,
            LogEventLevel.Information => MessageType.Info,
            _ => MessageType.Log,
        },
        Message = logEvent.RenderMessage(CultureInfo.InvariantCulture),
    });
}
