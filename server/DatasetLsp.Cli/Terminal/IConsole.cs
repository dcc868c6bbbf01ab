using DatasetLsp.Core.Reports;

namespace DatasetLsp.Cli.Terminal;

/// <summary>Where a verb reads and writes. Text is UTF-8 without a byte order mark.</summary>
public interface IConsole
{
    /// <summary>Standard output, for text. Written when it is full or flushed.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output for a report to people: in colour where that is wanted.</summary>
    public ReportWriter Report { get; }

    /// <summary>How wide a report to people may be.</summary>
    public int Columns { get; }

    /// <summary>Standard input, for bytes.</summary>
    public Stream OpenInput();

    /// <summary>Standard output, for bytes. Not to be mixed with <see cref="Out"/>, and not to be closed.</summary>
    public Stream OpenOutput();

    /// <summary>
    /// The same for a conversation: writing fails where nobody reads any more, rather than leading nowhere. Not to be closed.
    /// </summary>
    public Stream OpenConversation();

    /// <summary>Does some work and, where a person is watching and it takes long, shows how far it is.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="work">The work; calls its argument with a name when a step begins.</param>
    public void Run(string title, int steps, Action<Action<string>> work);
}
