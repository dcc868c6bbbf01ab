namespace DatasetLsp.Core.Tests.Files;

/// <summary>A test of what only Unix has.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no mode bits, and links only for administrators." : null;
}
