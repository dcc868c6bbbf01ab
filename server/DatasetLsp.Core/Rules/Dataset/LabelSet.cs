using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Whether outputs are labels, and which.</summary>
internal static class LabelSet
{
    private const int ExamplesPerClass = 10;

    /// <summary>Whether the outputs are labels: short, few different ones, each many times on average.</summary>
    public static bool IsLabelled(AnswerGroup group) =>
        group.Total >= AnswerGroup.FewestAnswers
        && group.LabelTotal >= 0.95 * group.Total
        && group.Labels.Count is >= 2 and <= AnswerGroup.MostClasses
        && group.LabelTotal >= ExamplesPerClass * group.Labels.Count
        && group.Labels.Values.Count(count => count == 1) <= Math.Max(1, group.Labels.Count / 5);

    /// <summary>The classes, largest first; of equal ones, the one that comes first in the file.</summary>
    /// <param name="context">The file.</param>
    /// <param name="key">The system instruction.</param>
    /// <param name="group">The answers under it.</param>
    /// <param name="least">How many examples a class must have to be read.</param>
    public static List<LabelClass> Read(DatasetContext context, ulong key, AnswerGroup group, int least = 1)
    {
        var found = new List<LabelClass>();
        var unread = group.Labels.Where(label => label.Value >= least).ToDictionary();
        foreach (var id in context.Lines.Ids)
        {
            if (context.Index.AnswerOf(id) is { IsText: true, IsLabel: true } answer && answer.Group == key && unread.Remove(answer.Text, out var count))
            {
                found.Add(new LabelClass(Answer.Quote(context.Lines.Find(id)!), count, id, answer.Anchor));
                if (unread.Count == 0)
                {
                    break;
                }
            }
        }

        return [.. found.OrderByDescending(label => label.Count)];
    }
}
