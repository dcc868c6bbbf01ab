namespace DatasetLsp.Cli;

/// <summary>The call cannot be carried out. The message says what is wrong and what to do, on one line.</summary>
public sealed class UsageException(string message) : Exception(message);
