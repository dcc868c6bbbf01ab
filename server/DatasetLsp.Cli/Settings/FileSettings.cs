using DatasetLsp.Cli.Inputs;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Reports;
using DatasetLsp.Text;

namespace DatasetLsp.Cli.Settings;

/// <summary>What holds for each file. Reads each <c>datasetlsp.json</c> once, and says once what is wrong with it.</summary>
/// <param name="context">The world.</param>
/// <param name="failures">Takes what is wrong with a configuration.</param>
/// <param name="personal">The person's own settings.</param>
/// <param name="config">The flag <c>--config</c>: the one configuration for all files.</param>
public sealed class FileSettings(CliContext context, Failures failures, PersonalSettings personal, string? config)
{
    private readonly Dictionary<string, TeamConfig?> _read = [];
    private readonly HashSet<string> _damaged = [];

    /// <summary>Whether a vocabulary could not be loaded; that was said.</summary>
    public bool LacksVocabulary => _damaged.Count > 0;

    /// <summary>The settings for a file.</summary>
    public AnalysisSettings For(InputFile file)
    {
        var path = config is null ? ConfigLocator.Find(file.Path, context.Files) : context.FullPath(config);
        var settings = TeamConfig.SettingsFor(path is null ? null : Read(path), file.Path, personal);
        return settings with
        {
            ModelInfo = context.Models(settings.Model),
            Tokens = settings.Tokens?.Loaded(context.BuiltIn, AddOnce),
            Today = DateOnly.FromDateTime(context.Time.GetLocalNow().DateTime),
        };
    }

    private void AddOnce(string failure)
    {
        if (_damaged.Add(failure))
        {
            failures.Add(failure);
        }
    }

    private TeamConfig? Read(string path)
    {
        if (_read.TryGetValue(path, out var known))
        {
            return known;
        }

        TeamConfig? read = null;
        try
        {
            var content = context.Files.ReadAllBytes(path);
            read = ConfigReader.Read(content, Path.GetDirectoryName(path)!).With(context.Vocabularies);
            var lines = LineTable.FromBytes(content);
            foreach (var problem in read.Problems)
            {
                failures.Add($"{context.ShortPath(path)}:{ReportPlace.InText(lines, problem.Span)}: {problem.Message}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{context.ShortPath(path)}: cannot be read. {exception.Message}");
        }

        _read.Add(path, read);
        return read;
    }
}
