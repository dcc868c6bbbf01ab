using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using DatasetLsp.Protocol.Framing;
using DatasetLsp.Protocol.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>
/// A server's side of a JSON-RPC 2.0 connection, with the lifetime LSP gives it.
/// </summary>
/// <remarks>
/// One loop reads and dispatches. Notifications, ordered requests and the capturing step of read requests run on it, one
/// after the other, in the order of arrival; so state that only they touch needs no lock. The computing step of read
/// requests runs on the thread pool. Whatever a handler throws ends that one message, never the loop. What ends the
/// connection: <c>exit</c>, the end of the input, a client that reads no more, the death of the process that
/// <c>initialize</c> names, or the token given to <see cref="RunAsync"/>. What cannot be read is answered with an error, and
/// reading goes on at the next header.
/// </remarks>
/// <param name="input">Where messages come from; standard input for a server. Not closed.</param>
/// <param name="output">Where messages go; nothing else may write to it. Not closed.</param>
/// <param name="options">What is given from outside.</param>
public sealed class JsonRpcConnection(Stream input, Stream output, ConnectionOptions? options = null) : IClient
{
    private readonly ConnectionOptions _options = options ?? new();
    private readonly FrameReader _reader = new(input, (options ?? new()).MaxMessageBytes);
    private readonly FrameWriter _writer = new(output);
    private readonly Lifetime _lifetime = new();
    private readonly ConcurrentDictionary<IntegerOrString, IncomingRequest> _running = new();
    private readonly ConcurrentDictionary<long, OutgoingRequest> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _clientDied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MethodTable _handlers = new();
    private long _lastId;
    private volatile string _trace = TraceValue.Off;

    /// <summary>Serves until something ends the connection. To be called once.</summary>
    /// <returns>The process's exit code: 0 where the client said <c>shutdown</c> first, else 1.</returns>
    public async Task<int> RunAsync(MethodTable handlers, CancellationToken cancellationToken = default)
    {
        _handlers = handlers;
        using var registration = cancellationToken.Register(_stopping.Cancel);
        using var draining = new CancellationTokenSource();
        var stopped = Task.Delay(Timeout.Infinite, _stopping.Token);
        var sending = _writer.RunAsync(draining.Token);

        // Reading from a console cannot be cancelled, so the loop is left behind where something else ends the connection.
        var reading = Task.Run(ReadLoopAsync, CancellationToken.None);
        await Task.WhenAny(reading, sending, _clientDied.Task, stopped).ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);

        foreach (var request in _waiting.Values)
        {
            request.Cancel(_stopping.Token);
        }
        var running = _running.Values.ToArray();
        foreach (var request in running)
        {
            request.Cancel();
        }
        draining.CancelAfter(_options.DrainTimeout);
        var late = Task.Delay(Timeout.Infinite, draining.Token);
        await Task.WhenAny(Task.WhenAll(running.Select(request => request.Work)), sending, late).ConfigureAwait(false);
        _writer.Complete();
        await Task.WhenAny(sending, late).ConfigureAwait(false);
        return _lifetime.ExitCode;
    }

    /// <inheritdoc/>
    public void SendNotification<TParams>(NotificationMethod<TParams> method, TParams parameters)
    {
        Send(MessageKind.Notification, method.Name, null, default, json =>
        {
            json.WriteString("method"u8, method.Name);
            WriteParams(json, method.Params, parameters);
        });
    }

    /// <inheritdoc/>
    public async Task<TResult?> SendRequestAsync<TParams, TResult>(
        RequestMethod<TParams, TResult> method, TParams parameters, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref _lastId);
        var request = new OutgoingRequest<TResult>(method.Name, _options.Time.GetTimestamp(), method.Result);
        _waiting[id] = request;
        try
        {
            Send(MessageKind.Request, method.Name, id, default, json =>
            {
                json.WriteNumber("id"u8, id);
                json.WriteString("method"u8, method.Name);
                WriteParams(json, method.Params, parameters);
            });
        }
        catch
        {
            _waiting.TryRemove(id, out _);
            throw;
        }
        if (_stopping.IsCancellationRequested)
        {
            request.Cancel(_stopping.Token);
        }

        // The request stays among those that wait: an answer still comes, and is no surprise.
        await using var registration = cancellationToken.Register(() =>
        {
            request.Cancel(cancellationToken);
            SendNotification(LspMethods.CancelClientRequest, new() { Id = id });
        }).ConfigureAwait(false);
        return await request.Answer.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Trace(string message, string? verbose = null)
    {
        var trace = _trace;
        if (trace is TraceValue.Messages or TraceValue.Verbose)
        {
            SendNotification(LspMethods.LogTrace, new() { Message = message, Verbose = trace == TraceValue.Verbose ? verbose : null });
        }
    }

    internal void Respond<TResult>(IncomingRequest request, Payload<TResult> payload, TResult result)
    {
        var elapsed = _options.Time.GetElapsedTime(request.Arrived);
        Send(MessageKind.Response, request.Method, request.Id, elapsed, json =>
        {
            WriteId(json, request.Id);
            json.WritePropertyName("result"u8);
            payload.Write(json, result);
        });
        TraceAnswer(request, elapsed, "answered");
    }

    /// <exception cref="ResponseException">A request of the same id is still running.</exception>
    internal Task RunInBackground(IncomingRequest request, Func<CancellationToken, Task> work)
    {
        if (!_running.TryAdd(request.Id, request))
        {
            throw new ResponseException(ErrorCode.InvalidRequest, $"A request with the id {request.Id} is still running.");
        }
        if (_stopping.IsCancellationRequested)
        {
            request.Cancel();
        }
        return WorkAsync(request, work);
    }

    private async Task WorkAsync(IncomingRequest request, Func<CancellationToken, Task> work)
    {
        try
        {
            await Task.Run(() => work(request.Cancelled), request.Cancelled).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(request, e);
        }
        finally
        {
            _running.TryRemove(request.Id, out _);
        }
    }

    private async Task ReadLoopAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                var frame = await _reader.ReadAsync(_stopping.Token).ConfigureAwait(false);
                if (frame.Kind == FrameKind.End || _stopping.IsCancellationRequested)
                {
                    return;
                }
                if (frame.Kind == FrameKind.Malformed)
                {
                    RespondWithoutId(ErrorCode.ParseError, frame.Problem!);
                }
                else if (frame.Kind == FrameKind.TooLong)
                {
                    RefuseTooLong(frame);
                }
                else if (!TryDispatch(frame.Body.Span))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The input is gone, which is its end.
        }
    }

    /// <summary>Takes one message; false where it was <c>exit</c>. Nothing a message can do ends the loop.</summary>
    private bool TryDispatch(ReadOnlySpan<byte> body)
    {
        try
        {
            return Dispatch(body);
        }
        catch (Exception e)
        {
            _options.HandlerFailed?.Invoke("(any)", e);
            return true;
        }
    }

    private bool Dispatch(ReadOnlySpan<byte> body)
    {
        var arrived = _options.Time.GetTimestamp();
        Envelope envelope;
        try
        {
            envelope = Envelope.Parse(body);
        }
        catch (JsonException e)
        {
            RespondWithoutId(ErrorCode.ParseError, $"A message of {body.Length} bytes is no JSON-RPC: {e.Reason()}");
            return true;
        }

        switch (envelope.Kind)
        {
            case MessageKind.Request:
                var request = new IncomingRequest(this, envelope.Id!.Value, envelope.Method!, arrived);
                HandleRequest(request, envelope.Params);
                Observe(MessageDirection.ClientToServer, MessageKind.Request, request.Method, request.Id, body.Length, arrived);
                return true;
            case MessageKind.Notification:
                var takenOn = HandleNotification(envelope.Method!, envelope.Params);
                Observe(MessageDirection.ClientToServer, MessageKind.Notification, envelope.Method, null, body.Length, arrived);
                return takenOn;
            case MessageKind.Response:
                HandleResponse(envelope, body.Length);
                return true;
            default:
                RespondWithoutId(ErrorCode.InvalidRequest, "A message has neither a method nor a result nor an error.");
                return true;
        }
    }

    private void HandleRequest(IncomingRequest request, ReadOnlySpan<byte> parameters)
    {
        if (_lifetime.Refuse(request.Method) is { } refusal)
        {
            Fail(request, refusal);
            return;
        }
        var isShutdown = request.Method == LspMethods.Shutdown.Name;
        try
        {
            if (_handlers.Find(request.Method) is RequestEntry entry)
            {
                entry.Handle(request, parameters);
            }
            else if (isShutdown)
            {
                request.Succeed(LspMethods.Shutdown.Result, default);
            }
            else
            {
                throw new ResponseException(ErrorCode.MethodNotFound, $"{request.Method} is not supported.");
            }
            if (request.Method == LspMethods.Initialize.Name)
            {
                Initialized(parameters);
            }
        }
        catch (Exception e)
        {
            Fail(request, e);
        }
        if (isShutdown)
        {
            // Also where its handler failed: the client leaves, and did so in order.
            _lifetime.ShutDown();
        }
    }

    private void Initialized(ReadOnlySpan<byte> json)
    {
        _lifetime.Initialized();
        var parameters = LspMethods.Initialize.Params.ReadParams(LspMethods.Initialize.Name, json);
        _trace = parameters.Trace ?? TraceValue.Off;
        if (parameters.ProcessId is { } processId)
        {
            _ = WatchClientAsync(processId);
        }
    }

    private async Task WatchClientAsync(int processId)
    {
        try
        {
            await _options.ProcessWatcher.WaitForExitAsync(processId, _stopping.Token).ConfigureAwait(false);
            _clientDied.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The connection ended first.
        }
        catch (Exception e)
        {
            _options.HandlerFailed?.Invoke(LspMethods.Initialize.Name, e);
        }
    }

    /// <summary>Takes a notification; false where it was <c>exit</c>.</summary>
    private bool HandleNotification(string method, ReadOnlySpan<byte> parameters)
    {
        if (!_lifetime.Takes(method))
        {
            return true;
        }
        try
        {
            if (method == LspMethods.Exit.Name)
            {
                return false;
            }
            if (method == LspMethods.CancelRequest.Name)
            {
                if (_running.TryGetValue(LspMethods.CancelRequest.Params.ReadParams(method, parameters).Id, out var request))
                {
                    request.Cancel();
                }
            }
            else if (method == LspMethods.SetTrace.Name)
            {
                _trace = LspMethods.SetTrace.Params.ReadParams(method, parameters).Value;
            }
            else if (_handlers.Find(method) is NotificationEntry entry)
            {
                entry.Handle(parameters);
            }
        }
        catch (ResponseException e)
        {
            Violated(e.Message);
        }
        catch (Exception e)
        {
            _options.HandlerFailed?.Invoke(method, e);
        }
        return true;
    }

    private void HandleResponse(in Envelope response, int bytes)
    {
        if (response.Id is not { Text: null } id || !_waiting.TryRemove(id.Number, out var request))
        {
            Violated(response.Id is null ? "The client answered with an error to no request in particular." : $"The client answered request {response.Id}, which was not sent.");
            return;
        }
        request.Complete(response);
        Observe(MessageDirection.ClientToServer, MessageKind.Response, request.Method, id, bytes, request.Sent);
    }

    private void RefuseTooLong(in Frame frame)
    {
        var (id, method) = Envelope.Peek(frame.Body.Span);
        var what = $"{method ?? "A message"} of {frame.Length} bytes is longer than the {_options.MaxMessageBytes} bytes taken, and was skipped.";
        Violated(what);
        _options.MessageSkipped?.Invoke(method, Envelope.PeekDocument(frame.Body.Span));
        if (id is { } known && method is not null)
        {
            Fail(new(this, known, method, _options.Time.GetTimestamp()), new ResponseException(ErrorCode.InvalidRequest, what));
        }
    }

    private void Fail(IncomingRequest request, Exception exception)
    {
        var error = exception switch
        {
            ResponseException response => response,
            OperationCanceledException when request.Cancelled.IsCancellationRequested => new(ErrorCode.RequestCancelled, $"{request.Method} was cancelled."),
            OperationCanceledException => new(ErrorCode.ServerCancelled, $"{request.Method} was cancelled by the server."),
            // The exception's own message may quote the data.
            _ => new ResponseException(ErrorCode.InternalError, $"{request.Method} failed: {exception.GetType().Name}."),
        };
        if (error.Code == ErrorCode.InternalError)
        {
            _options.HandlerFailed?.Invoke(request.Method, exception);
        }
        var elapsed = _options.Time.GetElapsedTime(request.Arrived);
        Send(MessageKind.Response, request.Method, request.Id, elapsed, json =>
        {
            WriteId(json, request.Id);
            WriteError(json, error);
        });
        TraceAnswer(request, elapsed, error.Code.ToString());
    }

    private void RespondWithoutId(ErrorCode code, string message)
    {
        Violated(message);
        Send(MessageKind.Response, null, null, default, json =>
        {
            json.WriteNull("id"u8);
            WriteError(json, new(code, message));
        });
    }

    private void Send(MessageKind kind, string? method, IntegerOrString? id, TimeSpan elapsed, Action<Utf8JsonWriter> write)
    {
        var buffer = _writer.Rent();
        try
        {
            buffer.Json.WriteStartObject();
            buffer.Json.WriteString("jsonrpc"u8, "2.0"u8);
            write(buffer.Json);
            buffer.Json.WriteEndObject();
            buffer.Json.Flush();
        }
        catch
        {
            _writer.Return(buffer);
            throw;
        }
        var bytes = buffer.BodyLength;
        _writer.Send(buffer);
        _options.MessageObserved?.Invoke(new(MessageDirection.ServerToClient, kind, method, id, bytes, elapsed));
    }

    private void Observe(MessageDirection direction, MessageKind kind, string? method, IntegerOrString? id, int bytes, long since) =>
        _options.MessageObserved?.Invoke(new(direction, kind, method, id, bytes, _options.Time.GetElapsedTime(since)));

    private void TraceAnswer(IncomingRequest request, TimeSpan elapsed, string outcome)
    {
        if (_trace != TraceValue.Off)
        {
            Trace(string.Create(CultureInfo.InvariantCulture, $"{request.Method} ({request.Id}): {outcome} after {elapsed.TotalMilliseconds:0.0} ms"));
        }
    }

    private void Violated(string what) => _options.ProtocolViolated?.Invoke(what);

    private static void WriteParams<TParams>(Utf8JsonWriter json, Payload<TParams> payload, TParams parameters)
    {
        if (!Payload<TParams>.IsNothing)
        {
            json.WritePropertyName("params"u8);
            payload.Write(json, parameters);
        }
    }

    private static void WriteId(Utf8JsonWriter json, IntegerOrString id)
    {
        json.WritePropertyName("id"u8);
        IntegerOrStringConverter.Write(json, id);
    }

    private static void WriteError(Utf8JsonWriter json, ResponseException error)
    {
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, (int)error.Code);
        json.WriteString("message"u8, error.Message);
        if (error.ErrorData is { } data)
        {
            json.WritePropertyName("data"u8);
            data.WriteTo(json);
        }
        json.WriteEndObject();
    }
}
