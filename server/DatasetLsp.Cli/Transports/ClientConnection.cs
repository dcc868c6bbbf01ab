using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;

namespace DatasetLsp.Cli.Transports;

/// <summary>Connects to an editor that listens, as LSP's "implementation considerations" have it for <c>--pipe</c> and <c>--socket</c>.</summary>
internal static class ClientConnection
{
    private const string WindowsPipes = @"\\.\pipe\";

    // The editor listens before it starts the server.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Connects to a named pipe on Windows (with or without <c>\\.\pipe\</c>), to a Unix domain socket elsewhere.</summary>
    /// <exception cref="UsageException">Nobody listens there.</exception>
    public static Task<Stream> ToPipeAsync(string name, CancellationToken cancellation) => ConnectAsync(
        $"--pipe {name}",
        async token =>
        {
            if (!OperatingSystem.IsWindows())
            {
                return await ConnectAsync(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(name), token);
            }

            var pipe = new NamedPipeClientStream(
                ".",
                name.StartsWith(WindowsPipes, StringComparison.OrdinalIgnoreCase) ? name[WindowsPipes.Length..] : name,
                PipeDirection.InOut,
                PipeOptions.Asynchronous);
            try
            {
                await pipe.ConnectAsync(token);
                return pipe;
            }
            catch
            {
                await pipe.DisposeAsync();
                throw;
            }
        },
        cancellation);

    /// <summary>Connects to a port of this machine.</summary>
    /// <exception cref="UsageException">Nobody listens there.</exception>
    public static Task<Stream> ToSocketAsync(int port, CancellationToken cancellation) => ConnectAsync(
        $"--socket {port}",
        token => ConnectAsync(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, new IPEndPoint(IPAddress.Loopback, port), token),
        cancellation);

    private static async Task<Stream> ConnectAsync(string option, Func<CancellationToken, Task<Stream>> connect, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await connect(limit.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: cannot connect to the editor. {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UsageException($"{option}: no editor answers there.");
        }
    }

    private static async Task<Stream> ConnectAsync(Socket socket, EndPoint address, CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
