namespace DatasetLsp.Core.Rules;

/// <summary>All rules. A rule is in it by being there: every concrete subclass of <see cref="Rule"/> in this assembly.</summary>
public static class RuleCatalogue
{
    /// <summary>Every rule, in order of id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Rule)))
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rules that look at a line's bytes.</summary>
    public static IReadOnlyList<LineRule> LineRules { get; } = [.. All.OfType<LineRule>()];

    /// <summary>The rules that look at one example.</summary>
    public static IReadOnlyList<ExampleRule> ExampleRules { get; } = [.. All.OfType<ExampleRule>()];

    /// <summary>The rules that look at how many tokens an example has.</summary>
    public static IReadOnlyList<TokenRule> TokenRules { get; } = [.. All.OfType<TokenRule>()];

    /// <summary>The rules that look at a file.</summary>
    public static IReadOnlyList<DatasetRule> DatasetRules { get; } = [.. All.OfType<DatasetRule>()];

    /// <summary>The rule of this id, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
