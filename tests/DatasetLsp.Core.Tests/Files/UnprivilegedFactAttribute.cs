namespace DatasetLsp.Core.Tests.Files;

/// <summary>A test of what may not be read or written, which an administrator always may.</summary>
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() => Skip = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? "Needs Unix, and not to be root, who may read and write everything." : null;
}
