using System.Text;
using Spectre.Console;

namespace DatasetLsp.Cli.Terminal;

/// <summary>Lets Spectre.Console write to a writer of ours; its own would take standard output.</summary>
internal sealed class WriterOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
{
    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal => isTerminal;

    /// <inheritdoc/>
    public int Width => width;

    /// <inheritdoc/>
    public int Height => 24;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
        // The writer's encoding is chosen where it is made.
    }
}
