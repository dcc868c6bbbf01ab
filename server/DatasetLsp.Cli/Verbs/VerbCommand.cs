using System.CommandLine;

namespace DatasetLsp.Cli.Verbs;

/// <summary>A verb of the command line, with calls to learn it by.</summary>
public sealed class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>Calls that its help shows.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
