using System.Runtime.InteropServices;

namespace DatasetLsp.Core.Index;

/// <summary>How often there is what, among the answers of examples under one system instruction.</summary>
public sealed class AnswerGroup
{
    /// <summary>The fewest answers that say anything about what answers are like.</summary>
    public const int FewestAnswers = 20;

    /// <summary>What the larger part of a group has, of which its shape is made.</summary>
    public const double Majority = 0.9;

    /// <summary>The most different labels that are a set of classes.</summary>
    public const int MostClasses = 50;

    private static readonly Dictionary<ulong, int> None = [];

    private readonly int[] _kinds = new int[Enum.GetValues<AnswerKind>().Length];
    private readonly int _mostDifferent;
    private Dictionary<ulong, int>? _shapes;
    private Dictionary<ulong, int>? _leads;
    private Dictionary<ulong, int>? _labels;

    /// <summary>Begins a group.</summary>
    /// <param name="total">How many answers will come.</param>
    internal AnswerGroup(int total)
    {
        Total = total;

        // Beyond, they are neither few classes nor almost all the same; and a file may have as many as lines.
        _mostDifferent = (2 * MostClasses) + (int)(total * 2 * (1 - Majority));
    }

    /// <summary>How many answers are text.</summary>
    public int Total { get; }

    /// <summary>How many answers could be labels.</summary>
    public int LabelTotal { get; private set; }

    /// <summary>How many answers have each <see cref="AnswerFacts.Shape"/>; none where almost each has its own.</summary>
    public IReadOnlyDictionary<ulong, int> Shapes => _shapes ?? None;

    /// <summary>How many answers have each <see cref="AnswerFacts.Lead"/>; none where almost each has its own.</summary>
    public IReadOnlyDictionary<ulong, int> Leads => _leads ?? None;

    /// <summary>How many answers that could be labels have each <see cref="AnswerFacts.Text"/>; none where almost each has its own.</summary>
    public IReadOnlyDictionary<ulong, int> Labels => _labels ?? None;

    /// <summary>How many answers are of a kind.</summary>
    public int CountOf(AnswerKind kind) => _kinds[(int)kind];

    /// <summary>Counts an answer in.</summary>
    internal void Add(AnswerKind kind, ulong shape, ulong lead, ulong label)
    {
        _kinds[(int)kind]++;
        Count(ref _shapes, shape);
        Count(ref _leads, lead);
        if (label != 0)
        {
            LabelTotal++;
            Count(ref _labels, label);
        }
    }

    private void Count(ref Dictionary<ulong, int>? counts, ulong key)
    {
        if (key == 0 || ReferenceEquals(counts, None))
        {
            return;
        }

        counts ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        if (counts.Count > _mostDifferent)
        {
            counts = None;
        }
    }
}
