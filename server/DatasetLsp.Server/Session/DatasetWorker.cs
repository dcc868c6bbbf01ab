using System.Threading.Channels;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Features.Custom;
using DatasetLsp.Server.Features.Custom.Status;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>
/// Owns one document's analysis: one task that takes what is posted to it in order, so that no two threads ever are in an
/// analysis. Edits are taken in and shown at once; what concerns the whole file follows when the person pauses. The public
/// members are for the read loop and return at once.
/// </summary>
internal sealed class DatasetWorker
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(2);

    // A pause is worth so many times what is done in it.
    private const int PauseForSettle = 3;

    // Nobody waits longer to hear of the whole file; and a computer that slept meanwhile did not look for hours.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // Bytes of text from which on it pays to give back what reading it took.
    private const long LargeText = 4 * 1024 * 1024;

    private readonly DocumentIdentity _identity;
    private readonly ServerSession _session;
    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _pause;
    private readonly Task _running;
    private readonly Lock _sending = new();
    private int _posted;
    private bool _isClosed;
    private long _settleTicks;

    // From here on only the task touches it.
    private readonly PublishedDiagnostics _published;
    private LineTable _lines;
    private int _version;
    private DiskFindings _disk = DiskFindings.None;
    private DatasetState? _state;
    private bool _isLost;
    private bool _hasSpareMemory;
    private bool _wantsHints;
    private DatasetState? _hintsGiven;
    private string? _served;
    private StatusParams? _status;

    public DatasetWorker(DocumentIdentity identity, LineTable lines, int version, ServerSession session)
    {
        _identity = identity;
        _session = session;
        _lines = lines;
        _version = version;
        _published = new PublishedDiagnostics(identity.Number);
        _pause = session.Options.Time.CreateTimer(
            _ => _queue.Writer.TryWrite(new Pause(Volatile.Read(ref _posted))), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _running = Task.Run(RunAsync);
    }

    private abstract record Work;

    private sealed record Edits(int Version, IReadOnlyList<EditStep> Steps) : Work;

    private sealed record Pause(int AfterEdit) : Work;

    private sealed record NewSettings : Work;

    private sealed record Save : Work;

    private sealed record Asked(Question Question) : Work;

    private sealed record Sight(IReadOnlyList<(int First, int Last)> Lines) : Work;

    private sealed record Loss : Work;

    /// <summary>
    /// How long nothing must be edited before the whole file is looked at. Where that takes long, as it does in a file full of
    /// findings, it waits for a real pause, so that a person who types on is not held up by it at each key.
    /// </summary>
    private TimeSpan PauseWanted
    {
        get
        {
            var whole = PauseForSettle * TimeSpan.FromTicks(Interlocked.Read(ref _settleTicks));
            return whole > LongestPause ? LongestPause : whole > _session.Options.SettleDelay ? whole : _session.Options.SettleDelay;
        }
    }

    /// <summary>Edits were made; the pause begins anew.</summary>
    public void Edited(int version, IReadOnlyList<EditStep> steps)
    {
        Interlocked.Increment(ref _posted);
        _queue.Writer.TryWrite(new Edits(version, steps));
        _pause.Change(PauseWanted, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Settings may have changed.</summary>
    public void SettingsChanged() => _queue.Writer.TryWrite(new NewSettings());

    /// <summary>The document was written to disk.</summary>
    public void Saved() => _queue.Writer.TryWrite(new Save());

    /// <summary>The editor shows other lines: their indexes in the text as it is now.</summary>
    public void Seen(IReadOnlyList<(int First, int Last)> lines) => _queue.Writer.TryWrite(new Sight(lines));

    /// <summary>A change was missed: nothing is known of the text until the next edit, which brings all of it.</summary>
    public void Missed() => _queue.Writer.TryWrite(new Loss());

    /// <summary>Asks something of the analysis as it is after all that was posted before.</summary>
    public Question<TAnswer> Ask<TAnswer>(Func<DatasetState?, TAnswer> compute)
    {
        var question = new Question<TAnswer>(compute);
        if (!_queue.Writer.TryWrite(new Asked(question)))
        {
            question.Cancel();
        }

        return question;
    }

    /// <summary>Asks for the diagnostics.</summary>
    public Question<DocumentDiagnosticReport> AskForDiagnostics(string? previousResultId) => Ask(_ =>
    {
        _served = _published.ResultId;
        return _published.ReportTo(previousResultId);
    });

    /// <summary>Asks for what is shown as inlay hints. Where that is not all yet, or will be another, the client is told then.</summary>
    public Question<TAnswer> AskForHints<TAnswer>(Func<DatasetState?, TAnswer> compute) => Ask(state =>
    {
        _hintsGiven = state is { Analysis.IsRead: true } ? state : null;
        _wantsHints = true;
        return compute(state);
    });

    /// <summary>Asks something that fixes of the whole file come into, for which what concerns the whole file must be up to date.</summary>
    public Question<TAnswer> AskSettled<TAnswer>(Func<DatasetState?, TAnswer> compute) => Ask(_ =>
    {
        Finish();
        Settle();
        return compute(_state);
    });

    /// <summary>Stops. Nothing is published any more once this has returned; the task ends when nothing runs.</summary>
    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        _ = _closing.CancelAsync();
        lock (_sending)
        {
            _isClosed = true;
            _session.ConfigReports.Release(_identity.Uri);
            if (!_session.Profile.PullsDiagnostics)
            {
                _session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = _identity.Uri, Diagnostics = [] });
            }
        }

        return _running;
    }

    private async Task RunAsync()
    {
        try
        {
            Tell(StatusParams.Analysing);
            await _session.Settings.WhenReadyAsync(_closing.Token).ConfigureAwait(false);
            Guard("the first analysis", () => Analyse(_session.Settings.For(_identity.Path)));
            Publish(isEdit: false, isFirst: true);
            await ReadDiskAsync().ConfigureAwait(false);
            GiveMemoryBack();
            while (_state is { Analysis.IsRead: false } || await _queue.Reader.WaitToReadAsync(_closing.Token).ConfigureAwait(false))
            {
                while (!_closing.IsCancellationRequested && _queue.Reader.TryRead(out var work))
                {
                    await TakeAsync(work).ConfigureAwait(false);
                }

                if (_state is { Analysis.IsRead: false })
                {
                    ReadOn();
                    Publish(isEdit: false);
                }

                _closing.Token.ThrowIfCancellationRequested();
                GiveMemoryBack();
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
        finally
        {
            _queue.Writer.TryComplete();
            await _pause.DisposeAsync().ConfigureAwait(false);
            while (_queue.Reader.TryRead(out var work))
            {
                (work as Asked)?.Question.Cancel();
            }
        }
    }

    private async Task TakeAsync(Work work)
    {
        switch (work)
        {
            case Edits edits:
                Guard("taking in an edit", () => Apply(edits));
                while (_queue.Reader.TryPeek(out var next) && next is Edits more && _queue.Reader.TryRead(out _))
                {
                    Guard("taking in an edit", () => Apply(more));
                }

                Publish(isEdit: true);
                break;
            case Pause pause when pause.AfterEdit == Volatile.Read(ref _posted):
                Settle();
                break;
            case NewSettings:
                Guard("applying settings", ApplySettings);
                Publish(isEdit: false);
                break;
            case Save:
                await ReadDiskAsync().ConfigureAwait(false);
                break;
            case Sight sight when _state is { } state:
                Guard("looking at what is in sight", () => state.See(sight.Lines));
                Publish(isEdit: false);
                break;
            case Loss:
                _isLost = true;
                _state = null;
                _disk = DiskFindings.None;
                Publish(isEdit: false);
                break;
            case Asked asked:
                asked.Question.Answer(_state);
                break;
        }
    }

    /// <summary>Runs a step. Where it fails, what is known is forgotten, and found out anew if that can be done.</summary>
    private void Guard(string stage, Action step)
    {
        try
        {
            step();
        }
        catch (Exception exception) when (!_closing.IsCancellationRequested)
        {
            _session.Failures.Report(stage, exception);
            var hadState = _state is not null;
            _state = null;
            if (hadState)
            {
                Guard("analysing anew", () => Analyse(_session.Settings.For(_identity.Path)));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Closed while it failed: nobody looks at it any more.
            throw new OperationCanceledException(_closing.Token);
        }
    }

    private void Analyse((AnalysisSettings Settings, LoadedConfig? Config) effective)
    {
        ReportConfig(effective.Config);
        Tell(StatusParams.Analysing);
        var start = _session.Options.Time.GetTimestamp();
        var analysis = _session.Options.Analyse(_lines, effective.Settings, DatasetState.MostShown, _closing.Token);
        var state = new DatasetState(analysis, effective.Settings, _disk, _version);
        if (_state is { } before)
        {
            state.TakeOver(before);
        }

        Read(state, _session.Options.PreviewDelay);
        _session.Options.Logger.Information(
            "{Uri:l}: {Examples} examples ({Format:l}) in {Lines} lines, {Bytes} bytes, {Read:l} {Elapsed:0} ms",
            _identity.Uri.Value,
            analysis.Index.Examples,
            analysis.Format.Id,
            _lines.Count,
            _lines.Bytes,
            analysis.IsRead ? "read in" : "not all read after",
            _session.Options.Time.GetElapsedTime(start).TotalMilliseconds);
        _state = state;
        _hasSpareMemory = _lines.Bytes >= LargeText;
    }

    /// <summary>Reads on, until all is read or the time is over; what is known then is ready to be shown.</summary>
    private void Read(DatasetState state, TimeSpan most)
    {
        var start = _session.Options.Time.GetTimestamp();
        while (!state.ReadMore(_closing.Token))
        {
            if (_session.Options.Time.GetElapsedTime(start) >= most)
            {
                state.Analysis.Preview(DatasetState.MostShown);
                return;
            }
        }
    }

    /// <summary>Reads the next part. Where it fails nothing is known until the next edit: anew it would fail again.</summary>
    private void ReadOn()
    {
        var state = _state!;
        _state = null;
        Guard("reading on", () =>
        {
            Read(state, _session.Options.PreviewDelay);
            _state = state;
        });
    }

    /// <summary>Reads all that is not read yet.</summary>
    private void Finish()
    {
        while (_state is { Analysis.IsRead: false })
        {
            ReadOn();
            Publish(isEdit: false);
        }
    }

    private void Apply(Edits edits)
    {
        _version = edits.Version;
        _isLost = false;
        foreach (var step in edits.Steps)
        {
            _lines = step.Lines;
            _disk.Forget(step.Change.Removed);
        }

        if (_state is { } state)
        {
            state.Apply(edits.Version, edits.Steps);
        }
        else
        {
            Analyse(_session.Settings.For(_identity.Path));
        }
    }

    private void Settle()
    {
        if (_state is { IsSettled: false, Analysis.IsRead: true } state)
        {
            var start = _session.Options.Time.GetTimestamp();
            Guard("looking at the whole file", state.Settle);
            Publish(isEdit: false);
            Interlocked.Exchange(ref _settleTicks, _session.Options.Time.GetElapsedTime(start).Ticks);
        }
    }

    /// <summary>
    /// Once all of a large text is read: the message it came in and what its analysis needed on the way are several times its
    /// size, and the runtime would keep that room for a next time, which seldom comes.
    /// </summary>
    private void GiveMemoryBack()
    {
        if (_hasSpareMemory && _state is null or { Analysis.IsRead: true })
        {
            _hasSpareMemory = false;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private void ApplySettings()
    {
        if (_isLost)
        {
            return;
        }

        var effective = _session.Settings.For(_identity.Path);
        if (_state is { } state && state.Settings.Model == effective.Settings.Model && state.Settings.Rules.IsSameAs(effective.Settings.Rules)
            && (state.Settings.Tokens?.IsSameAs(effective.Settings.Tokens) ?? effective.Settings.Tokens is null))
        {
            state.Settings = effective.Settings;
            ReportConfig(effective.Config);
        }
        else
        {
            _disk = _disk.With(effective.Settings.Rules);
            Analyse(effective);
        }
    }

    /// <summary>Looks at the file's own bytes for what the editor hides.</summary>
    private async Task ReadDiskAsync()
    {
        if (_identity.Path is not { } path || _state is null)
        {
            return;
        }

        byte[]? bytes = null;
        try
        {
            // A drive that does not answer must not hold back what the text itself shows.
            bytes = await Task.Run(() => DiskFindings.Read(_session.Options.Files, path), _closing.Token)
                .WaitAsync(LongestRead, _session.Options.Time, _closing.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or TimeoutException)
        {
            // Not there yet, or not for us to read: the text that the client sent is all there is.
        }

        Guard("reading the file's bytes", () =>
        {
            _disk = bytes is { } read ? DiskFindings.Compare(_lines, read, _state!.Settings.Rules) : DiskFindings.None;
            _state!.Disk = _disk;
        });
        Publish(isEdit: false);
    }

    /// <summary>Shows what is wrong in the configuration that holds, unless the document was closed meanwhile.</summary>
    private void ReportConfig(LoadedConfig? config) => Send(() => _session.ConfigReports.Report(_identity.Uri, config));

    private void Publish(bool isEdit, bool isFirst = false) => Guard("showing what was found", () => Show(isEdit, isFirst));

    private void Show(bool isEdit, bool isFirst)
    {
        foreach (var failure in _state?.Analysis.TakeFailures() ?? [])
        {
            _session.Failures.Report(failure);
        }

        var profile = _session.Profile;
        var shown = _state?.Show() ?? ShownFindings.None;
        var hasChanged = _published.Update(_state is null ? [] : DiagnosticMapping.ToDiagnostics(shown, _state.Analysis.Lines, _identity.Uri, profile));
        if (profile.PullsDiagnostics)
        {
            // After an edit the client asks by itself.
            if (!isEdit && hasChanged && _served is not null && _served != _published.ResultId)
            {
                Send(() => _session.DiagnosticRefreshes.Request());
            }
        }
        else if (isEdit || isFirst || hasChanged)
        {
            // After an edit also what is the same: the editor has moved or dropped its marks with the text.
            Send(() => _session.Client.SendNotification(LspMethods.PublishDiagnostics, new()
            {
                Uri = _identity.Uri,
                Version = profile.TakesDiagnosticVersions ? _version : null,
                Diagnostics = _published.Diagnostics,
            }));
        }

        if (_wantsHints && _state is { Analysis.IsRead: true } && _state != _hintsGiven)
        {
            (_wantsHints, _hintsGiven) = (false, null);
            if (profile.RefreshesInlayHints)
            {
                Send(() => _session.InlayHintRefreshes.Request());
            }
        }

        Tell(_state is null or { IsSettled: true } ? StatusParams.Ready : StatusParams.Analysing);
    }

    private void Tell(string state)
    {
        if (!_session.Profile.WantsStatus)
        {
            return;
        }

        var status = StatusParams.Of(_identity.Uri, _state, state);
        if (status != _status)
        {
            _status = status;
            Send(() => _session.Client.SendNotification(CustomMethods.Status, status));
        }
    }

    /// <summary>Sends something, unless the document was closed: then the client has heard the last of it.</summary>
    private void Send(Action send)
    {
        lock (_sending)
        {
            if (!_isClosed)
            {
                send();
            }
        }
    }
}
