using DatasetLsp.Cli;
using DatasetLsp.Cli.Terminal;
using DatasetLsp.Core.Files;

using var console = new SystemConsole();
var context = new CliContext(console, new LocalFileSystem(), Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
return await new CommandLine(context).RunAsync(args);
