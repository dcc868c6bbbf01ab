using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Configuration;

/// <summary>How severities are written in settings and reports.</summary>
public static class SeverityNames
{
    /// <summary>All names, gravest first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Severity>().Select(ToName)];

    /// <summary>The name of a severity.</summary>
    public static string ToName(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Information => "information",
        Severity.Hint => "hint",
        _ => "off",
    };

    /// <summary>The severity of a name, or null.</summary>
    public static Severity? Parse(string name) =>
        Enum.GetValues<Severity>().Select(severity => (Severity?)severity).FirstOrDefault(severity => severity!.Value.ToName() == name);
}
