using System.Text;
using DatasetLsp.Core.Reports;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace DatasetLsp.Cli.Terminal;

/// <summary>The console that the process was started with.</summary>
public sealed class SystemConsole : IConsole, IDisposable
{
    private const int MostColumns = 100;
    private const int StandardOutput = 1;

    // Work that is done before a person could have read of it needs no progress bar.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Stream _output;
    private readonly bool _isOutputTerminal = !Console.IsOutputRedirected;
    private readonly bool _isErrorTerminal = !Console.IsErrorRedirected;

    /// <summary>Takes the process's standard streams.</summary>
    public SystemConsole()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows() && (_isOutputTerminal || _isErrorTerminal))
        {
            Console.OutputEncoding = utf8;
        }

        // A terminal shows the progress bar first, then the report: what is written meanwhile waits.
        _output = _isOutputTerminal ? new WaitingStream(Console.OpenStandardOutput()) : Console.OpenStandardOutput();
        Out = new StreamWriter(_output, utf8, bufferSize: 16 * 1024) { NewLine = "\n" };
        Error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
        Report = _isOutputTerminal && WantsColour ? new AnsiReportWriter(Out) : new PlainReportWriter(Out);
    }

    /// <inheritdoc/>
    public TextWriter Out { get; }

    /// <inheritdoc/>
    public TextWriter Error { get; }

    /// <inheritdoc/>
    public ReportWriter Report { get; }

    /// <inheritdoc/>
    public int Columns => _isOutputTerminal && Console.WindowWidth is > 20 and var width ? Math.Min(width - 1, MostColumns) : MostColumns;

    // https://no-color.org: any value but the empty one.
    private static bool WantsColour =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <inheritdoc/>
    public Stream OpenInput() => Console.OpenStandardInput();

    /// <inheritdoc/>
    public Stream OpenOutput() => _output;

    /// <inheritdoc/>
    public Stream OpenConversation() =>
        // .NET's stream of the console takes a broken pipe for success. On Windows there is no other that needs no native call.
        OperatingSystem.IsWindows()
            ? _output
            : new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <inheritdoc/>
    public void Run(string title, int steps, Action<Action<string>> work)
    {
        if (!_isErrorTerminal || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            work(_ => { });
            return;
        }

        var done = 0;
        var current = title;
        var task = Task.Run(() => work(step =>
        {
            current = $"{title} {step}";
            Interlocked.Increment(ref done);
        }));
        if (Task.WhenAny(task, Task.Delay(Patience)).GetAwaiter().GetResult() != task)
        {
            ShowProgress(title, steps, () => (current, Math.Max(Volatile.Read(ref done) - 1, 0)), task);
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Writes what is waiting.</summary>
    public void Dispose()
    {
        try
        {
            Out.Flush();
            (_output as WaitingStream)?.Release();
        }
        catch (IOException)
        {
            // Whoever read the pipe has seen enough.
        }
    }

    private void ShowProgress(string title, int steps, Func<(string Current, int Done)> state, Task task)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new WriterOutput(Error, isTerminal: true, Columns),
            ColorSystem = WantsColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new TaskDescriptionColumn()).Start(progress =>
        {
            var bar = progress.AddTask(Markup.Escape(title), maxValue: steps);
            bar.IsIndeterminate = steps < 2;
            do
            {
                var (current, done) = state();
                bar.Value = done;
                bar.Description = Markup.Escape(DisplayText.Safe(current));
            }
            while (Task.WhenAny(task, Task.Delay(Patience)).GetAwaiter().GetResult() != task);
        });
    }
}
