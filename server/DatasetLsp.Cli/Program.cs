using DatasetLsp.Cli;
using DatasetLsp.Cli.Terminal;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Tokens;

// Most models count with it or near it: loaded beside all that comes before the first line is read.
if (args is ["check" or "tokens", ..])
{
    _ = Task.Run(TokenCounter.WarmUp);
}

using var console = new SystemConsole();
var context = new CliContext(console, new LocalFileSystem(), Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
return await new CommandLine(context).RunAsync(args);
