namespace DatasetLsp.Core.Tests.Files;

/// <summary>A test of what only Linux tells.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = !OperatingSystem.IsLinux() ? "Needs Linux." : null;
}
