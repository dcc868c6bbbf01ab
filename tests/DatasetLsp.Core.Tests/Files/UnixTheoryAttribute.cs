namespace DatasetLsp.Core.Tests.Files;

/// <summary>Tests of what only Unix has.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no mode bits." : null;
}
