using DatasetLsp.Core.Fixes;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Reports;

/// <summary>What mending changes, as a diff that shows the changed piece of each line.</summary>
public static class FixDiff
{
    /// <summary>Writes the changes, at most <paramref name="most"/> of them.</summary>
    public static void Write(ReportWriter writer, IReadOnlyList<LineChange> changes, int columns, int most)
    {
        foreach (var change in changes.Take(most))
        {
            var number = (change.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var room = Math.Max(columns - number.Length - 4, 20);
            var (before, after) = Spans(change.Before.Content.Span, change.After is [var first, ..] ? first.Content.Span : default);
            var indent = change.After.Prepend(change.Before).Take(2).Select((line, index) => Excerpt.Of(line, index == 0 ? before : after, room).Indent).Min();
            writer.Write($" {number} ", TextRole.Faint);
            writer.WriteLine($"− {Excerpt.Of(change.Before, before, room, indent).Text}", TextRole.Removed);
            for (var index = 0; index < change.After.Count; index++)
            {
                writer.Write(new string(' ', number.Length + 2));
                writer.WriteLine($"+ {Excerpt.Of(change.After[index], index == 0 ? after : default, room, indent).Text}", TextRole.Good);
            }
        }

        if (changes.Count > most)
        {
            writer.WriteLine($" {CountText.Of(changes.Count - most, "more changed line")} not shown.", TextRole.Faint);
        }
    }

    private static (TextSpan Before, TextSpan After) Spans(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var same = before.CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - same && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return (TextSpan.FromBounds(same, before.Length - tail), TextSpan.FromBounds(same, after.Length - tail));
    }
}
