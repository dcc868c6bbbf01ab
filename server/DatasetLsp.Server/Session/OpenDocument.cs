using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>A document whose text is what the client says. Its text is changed on the read loop only.</summary>
internal abstract class OpenDocument(DocumentIdentity identity, LineTable lines, int version, ServerSession session)
{
    /// <summary>Which document.</summary>
    public DocumentIdentity Identity => identity;

    /// <summary>Its text as of the last message. Immutable, so it may be handed to any thread.</summary>
    public LineTable Lines { get; private set; } = lines;

    /// <summary>The client's name for <see cref="Lines"/>.</summary>
    public int Version { get; private set; } = version;

    /// <summary>Whether a change was missed, so that <see cref="Lines"/> is not the client's text any more. A whole new text ends it.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The session it belongs to.</summary>
    protected ServerSession Session => session;

    /// <summary>Takes in changes, each made to the result of the one before.</summary>
    public void Change(int version, IReadOnlyList<TextDocumentContentChangeEvent> changes)
    {
        var steps = new List<EditStep>(changes.Count);
        foreach (var change in changes)
        {
            if (IsStale && change.Range is not null)
            {
                continue;
            }

            IsStale = false;

            // A whole new text is an edit like others: lines that stay the same keep what is known of them.
            Lines = change.Range is { } range
                ? Lines.Replace(
                    new EditorPosition(range.Start.Line, range.Start.Character),
                    new EditorPosition(range.End.Line, range.End.Character),
                    session.Profile.Encoding,
                    change.Text.Span,
                    out var done)
                : Lines.Replace(default, new TextPosition(Lines.Count - 1, int.MaxValue), change.Text.Span, out done);
            steps.Add(new EditStep(Lines, done));
        }

        Version = version;
        if (!IsStale)
        {
            Changed(steps);
        }
    }

    /// <summary>A change was missed: what is known of the text counts no more.</summary>
    public void Miss()
    {
        IsStale = true;
        Missed();
    }

    /// <summary>It was written to disk.</summary>
    public abstract void Saved();

    /// <summary>The answer to a pull, asked now and given when what came before it is done.</summary>
    public abstract Question<DocumentDiagnosticReport> AskForDiagnostics(string? previousResultId);

    /// <summary>Ends what runs for it. Nothing is published any more once this has returned; the task ends when nothing runs.</summary>
    public abstract Task CloseAsync();

    /// <summary>Its text is not known any more: its diagnostics go.</summary>
    protected abstract void Missed();

    /// <summary>Its text and version were changed.</summary>
    protected abstract void Changed(IReadOnlyList<EditStep> steps);
}
