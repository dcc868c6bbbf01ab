namespace DatasetLsp.Core.Tests.Files;

/// <summary>A test of what only an administrator may.</summary>
public sealed class PrivilegedLinuxFactAttribute : FactAttribute
{
    public PrivilegedLinuxFactAttribute() => Skip = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "Needs Linux, and to be root, who alone may give files away." : null;
}
