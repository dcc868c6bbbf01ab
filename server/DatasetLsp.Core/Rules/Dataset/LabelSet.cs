using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Whether outputs are labels, and which.</summary>
internal static class LabelSet
{
    private const int FewestExamples = 20;
    private const int MostClasses = 50;
    private const int ExamplesPerClass = 10;

    /// <summary>Whether the outputs are labels: short, few different ones, each many times on average.</summary>
    public static bool IsLabelled(AnswerGroup group) =>
        group.Total >= FewestExamples
        && group.LabelTotal >= 0.95 * group.Total
        && group.Labels.Count is >= 2 and <= MostClasses
        && group.LabelTotal >= ExamplesPerClass * group.Labels.Count
        && group.Labels.Values.Count(count => count == 1) <= Math.Max(1, group.Labels.Count / 5);

    /// <summary>The classes, largest first; of equal ones, the one that comes first in the file.</summary>
    public static List<LabelClass> Read(DatasetContext context, ulong key, AnswerGroup group)
    {
        var first = new Dictionary<ulong, (int Line, int Id, AnswerFacts Answer)>();
        foreach (var (id, answer) in context.Index.AnswersIn(key))
        {
            var line = context.Lines.IndexOf(id);
            if (answer.IsLabel && (!first.TryGetValue(answer.Text, out var known) || line < known.Line))
            {
                first[answer.Text] = (line, id, answer);
            }
        }

        return
        [
            .. first
                .OrderByDescending(label => group.Labels[label.Key])
                .ThenBy(label => label.Value.Line)
                .Select(label => new LabelClass(
                    Answer.Quote(context.Lines.Find(label.Value.Id)!), group.Labels[label.Key], label.Value.Id, label.Value.Answer.Anchor)),
        ];
    }
}
