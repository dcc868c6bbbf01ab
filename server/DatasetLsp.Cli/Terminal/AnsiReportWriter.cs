using DatasetLsp.Core.Reports;
using Spectre.Console;

namespace DatasetLsp.Cli.Terminal;

/// <summary>Writes in the terminal's own sixteen colours, which people choose to be readable.</summary>
public sealed class AnsiReportWriter(TextWriter target) : ReportWriter
{
    // Lines are broken where the report breaks them, nowhere else.
    private const int NeverWrap = 1 << 20;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = ColorSystemSupport.Standard,
        Interactive = InteractionSupport.No,
        Out = new WriterOutput(target, isTerminal: true, NeverWrap),
    });

    /// <inheritdoc/>
    public override void Write(string text, TextRole role = TextRole.Plain)
    {
        if (role == TextRole.Plain || text.Length == 0)
        {
            target.Write(text);
            return;
        }

        _console.Write(new Spectre.Console.Text(text, StyleOf(role)));
    }

    private static Style StyleOf(TextRole role) => role switch
    {
        TextRole.Place or TextRole.Heading => new Style(decoration: Decoration.Bold),
        TextRole.Error => new Style(Color.Red, decoration: Decoration.Bold),
        TextRole.Warning => new Style(Color.Olive, decoration: Decoration.Bold),
        TextRole.Information => new Style(Color.Teal),
        TextRole.Good => new Style(Color.Green),
        TextRole.Removed => new Style(Color.Maroon),
        _ => new Style(decoration: Decoration.Dim),
    };
}
