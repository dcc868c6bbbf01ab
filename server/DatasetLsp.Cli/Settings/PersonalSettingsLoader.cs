using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Reports;
using DatasetLsp.Text;

namespace DatasetLsp.Cli.Settings;

/// <summary>A person's own settings on the command line: their file, over it the <c>DATASETLSP_*</c> variables, over all the flags.</summary>
public sealed class PersonalSettingsLoader(CliContext context, Failures failures)
{
    /// <summary>Names the model.</summary>
    public const string ModelVariable = "DATASETLSP_MODEL";

    /// <summary>Severities, as <c>id=severity,id=severity</c>.</summary>
    public const string RulesVariable = "DATASETLSP_RULES";

    /// <summary>Reads them all.</summary>
    /// <param name="model">The flag <c>--model</c>.</param>
    /// <param name="rules">The flags <c>--rule id=severity</c>.</param>
    /// <exception cref="UsageException">A flag or a variable has no meaning.</exception>
    public PersonalSettings Read(string? model, IReadOnlyList<string> rules) =>
        Parse("--model", "--rule", model, string.Join(',', rules))
            .Over(Parse(ModelVariable, RulesVariable, NullIfEmpty(context.Variable(ModelVariable)), context.Variable(RulesVariable) ?? ""))
            .Over(ReadFile());

    private static PersonalSettings Parse(string modelSource, string rulesSource, string? model, string rules)
    {
        if (model is not null && ModelCatalogue.Problem(model) is { } problem)
        {
            throw new UsageException($"{modelSource}: {problem}");
        }

        var problems = new List<string>();
        var read = PersonalSettingsReader.ReadRules(rules, problems);
        return problems.Count == 0 ? new PersonalSettings(model is null ? null : ModelCatalogue.Find(model)!.Id, read)
            : throw new UsageException($"{rulesSource}: {problems[0]}");
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private PersonalSettings ReadFile()
    {
        if (SettingsFolder() is not { } folder || !context.Files.FileExists(Path.Combine(folder, "dataset-lsp", "settings.json")))
        {
            return PersonalSettings.None;
        }

        var path = Path.Combine(folder, "dataset-lsp", "settings.json");
        try
        {
            var content = context.Files.ReadAllBytes(path);
            var problems = new List<ConfigProblem>();
            var settings = PersonalSettingsReader.ReadFile(content, Path.GetDirectoryName(path)!, problems).With(context.Vocabularies, problems);
            var lines = LineTable.FromBytes(content);
            foreach (var problem in problems)
            {
                failures.Add($"{path}:{ReportPlace.InText(lines, problem.Span)}: {problem.Message}");
            }

            return settings;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{path}: cannot be read. {exception.Message}");
            return PersonalSettings.None;
        }
    }

    /// <summary>The XDG base directory specification's folder; on Windows the roaming application data.</summary>
    private string? SettingsFolder() =>
        OperatingSystem.IsWindows() ? NullIfEmpty(context.Variable("APPDATA"))
        : NullIfEmpty(context.Variable("XDG_CONFIG_HOME")) is { } configured && Path.IsPathRooted(configured) ? configured
        : NullIfEmpty(context.Variable("HOME")) is { } home ? Path.Combine(home, ".config")
        : null;
}
