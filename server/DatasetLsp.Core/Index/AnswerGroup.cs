namespace DatasetLsp.Core.Index;

/// <summary>How often there is what, among the answers of examples under one system instruction.</summary>
public sealed class AnswerGroup
{
    private static readonly Dictionary<ulong, int> None = [];

    private readonly int[] _kinds = new int[Enum.GetValues<AnswerKind>().Length];
    private Dictionary<ulong, int>? _shapes;
    private Dictionary<ulong, int>? _leads;
    private Dictionary<ulong, int>? _labels;

    /// <summary>How many answers are text.</summary>
    public int Total { get; private set; }

    /// <summary>How many answers could be labels.</summary>
    public int LabelTotal { get; private set; }

    /// <summary>How many answers have each <see cref="AnswerFacts.Shape"/>.</summary>
    public IReadOnlyDictionary<ulong, int> Shapes => _shapes ?? None;

    /// <summary>How many answers have each <see cref="AnswerFacts.Lead"/>.</summary>
    public IReadOnlyDictionary<ulong, int> Leads => _leads ?? None;

    /// <summary>How many answers that could be labels have each <see cref="AnswerFacts.Text"/>.</summary>
    public IReadOnlyDictionary<ulong, int> Labels => _labels ?? None;

    /// <summary>How many answers are of a kind.</summary>
    public int CountOf(AnswerKind kind) => _kinds[(int)kind];

    /// <summary>Counts an answer in (1) or out (-1).</summary>
    internal void Count(AnswerFacts answer, int step)
    {
        Total += step;
        _kinds[(int)answer.Kind] += step;
        Count(ref _shapes, answer.Shape, step);
        Count(ref _leads, answer.Lead, step);
        if (answer.IsLabel)
        {
            LabelTotal += step;
            Count(ref _labels, answer.Text, step);
        }
    }

    private static void Count(ref Dictionary<ulong, int>? counts, ulong key, int step)
    {
        if (key == 0)
        {
            return;
        }

        counts ??= [];
        var count = counts.GetValueOrDefault(key) + step;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
