namespace DatasetLsp.Protocol;

/// <summary>How an operating system spells file paths.</summary>
public enum PathStyle
{
    /// <summary><c>/folder/file</c>.</summary>
    Posix,

    /// <summary><c>C:\folder\file</c> and <c>\\server\share\file</c>.</summary>
    Windows,
}
