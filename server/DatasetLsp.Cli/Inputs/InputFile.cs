namespace DatasetLsp.Cli.Inputs;

/// <summary>Something to look at.</summary>
/// <param name="Name">What reports call it: the path as the person gave it.</param>
/// <param name="Path">Its full path; for standard input, the path that it stands for.</param>
/// <param name="IsStandardInput">Whether it is read from standard input.</param>
public sealed record InputFile(string Name, string Path, bool IsStandardInput = false);
