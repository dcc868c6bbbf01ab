using System.Runtime.InteropServices;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// The jobs of a file, and what the examples of each have in common. It follows from the examples alone, not from their order or from
/// earlier ones; equal examples count once. Of large files a sample is counted, chosen by what the examples say. Not safe for several
/// threads while it changes.
/// </summary>
internal sealed class Jobs
{
    // Examples under one instruction that make it a job of its own.
    private const int FewestOfJob = 20;

    private readonly Dictionary<ulong, int> _sizes = [];
    private readonly Dictionary<ulong, JobSample> _samples = [];
    private readonly JobSample _rest = new(0);
    private readonly HashSet<JobSample> _changed = [];

    /// <summary>Counts.</summary>
    /// <param name="index">Under which instruction each line stands.</param>
    /// <param name="sets">The pairs of each line.</param>
    /// <param name="lineIds">The lines that have any.</param>
    public Jobs(DatasetIndex index, PairSets sets, ReadOnlySpan<int> lineIds)
    {
        foreach (var lineId in lineIds)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sizes, index.GroupOf(lineId), out _)++;
        }

        foreach (var (group, size) in _sizes)
        {
            if (IsJob(group, size))
            {
                _samples.Add(group, new JobSample((uint)(group >> 32) | 1));
            }
        }

        foreach (var lineId in lineIds)
        {
            SampleOf(index.GroupOf(lineId)).Count(sets.NumberOf(lineId), sets.CountOf(lineId));
        }

        foreach (var lineId in lineIds)
        {
            SampleOf(index.GroupOf(lineId)).Take(lineId, sets.NumberOf(lineId));
        }

        _rest.Recount(sets);
        foreach (var sample in _samples.Values)
        {
            sample.Recount(sets);
        }
    }

    /// <summary>Whether there are other jobs now, or other samples of them, so that all has to be counted again.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The job of the examples under an instruction, given by <see cref="AnswerFacts.Group"/>.</summary>
    public Job this[ulong group] => SampleOf(group).Job;

    /// <summary>Counts a line in.</summary>
    public void Add(int lineId, ulong group, PairSets sets)
    {
        ref var size = ref CollectionsMarshal.GetValueRefOrAddDefault(_sizes, group, out _);
        IsStale |= IsJob(group, size) != IsJob(group, ++size);
        Note(SampleOf(group), sample => sample.Add(lineId, sets.NumberOf(lineId), sets.CountOf(lineId)));
    }

    /// <summary>Counts a line out.</summary>
    public void Remove(int lineId, ulong group, PairSets sets)
    {
        ref var size = ref CollectionsMarshal.GetValueRefOrNullRef(_sizes, group);
        IsStale |= IsJob(group, size) != IsJob(group, --size);
        if (size == 0)
        {
            _sizes.Remove(group);
        }

        Note(SampleOf(group), sample => sample.Remove(lineId, sets.NumberOf(lineId), sets.CountOf(lineId)));
    }

    /// <summary>Counts again in jobs whose sample changed.</summary>
    /// <returns>The numbers of those that have other pairs in common now.</returns>
    public HashSet<uint> Recount(PairSets sets)
    {
        var changed = _changed.Where(sample => sample.Recount(sets)).Select(sample => sample.Job.Number).ToHashSet();
        _changed.Clear();
        return changed;
    }

    private static bool IsJob(ulong group, int size) => group != 0 && size >= FewestOfJob;

    private JobSample SampleOf(ulong group) => _samples.TryGetValue(group, out var sample) ? sample : _rest;

    private void Note(JobSample sample, Func<JobSample, bool> change)
    {
        if (change(sample))
        {
            _changed.Add(sample);
        }

        IsStale |= sample.IsStale;
    }
}
