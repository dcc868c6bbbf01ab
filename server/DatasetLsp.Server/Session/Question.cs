namespace DatasetLsp.Server.Session;

/// <summary>Something to be answered by what owns a document's analysis, in its turn among the edits.</summary>
internal abstract class Question
{
    /// <summary>Works out the answer. Never throws.</summary>
    /// <param name="state">What is known of the document; null where its analysis failed.</param>
    public abstract void Answer(DatasetState? state);

    /// <summary>Gives it up: the document was closed.</summary>
    public abstract void Cancel();
}

/// <inheritdoc/>
internal sealed class Question<TAnswer>(Func<DatasetState?, TAnswer> compute) : Question
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isWithdrawn;

    /// <summary>A question whose answer is known.</summary>
    public static Question<TAnswer> Answered(TAnswer answer)
    {
        var question = new Question<TAnswer>(_ => answer);
        question.Answer(null);
        return question;
    }

    /// <summary>Waits for the answer. Withdrawn before its turn comes, the question costs nothing.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the document closed.</exception>
    public async Task<TAnswer> WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => _isWithdrawn = true).ConfigureAwait(false);
        return await _answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Answer(DatasetState? state)
    {
        if (_isWithdrawn)
        {
            Cancel();
            return;
        }

        try
        {
            _answer.TrySetResult(compute(state));
        }
        catch (Exception exception)
        {
            _answer.TrySetException(exception);
        }
    }

    /// <inheritdoc/>
    public override void Cancel() => _answer.TrySetCanceled();
}
