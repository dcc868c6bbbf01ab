using System.Runtime.InteropServices;
using DatasetLsp.Core.Formats;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Which examples ask nearly the same as an earlier one. Hashing proposes pairs (<see cref="MinHashing"/>); all pairs of words of
/// both are held against each other to decide. What it says follows from the lines as they are, not from how they came to be so; one
/// line more or less costs the same however many there are. Takes some 180 bytes an example, and 4 for each pair of words in it.
/// Several threads may ask while nothing is changed.
/// </summary>
/// <remarks>
/// An example is compared with those that are alike enough to share one of its buckets, and of each bucket with the first
/// <see cref="Buckets.MostAtHand"/> lines. Where no more examples are alike, its match is the best there is; where thousands are, the best of
/// those earliest ones: a file of nothing but such lines takes no longer than others.
/// </remarks>
public sealed class NearExamples
{
    /// <summary>The least threshold at which examples that are not alike are still kept apart.</summary>
    public const double LeastThreshold = MinHashing.LeastThreshold;

    private const int BlockLines = 256;
    private const double Scale = 10_000;

    // Ids are never used again: what lines had that are gone is given back now and then.
    private const int FewPages = 64;

    // Of so many lines that changed, all are looked at anew.
    private const int ManyOf = 8;

    private readonly DatasetIndex _index;
    private readonly double _threshold;

    // Below the threshold by less than what arithmetic loses.
    private readonly double _least;
    private readonly MinHashing _hashing;

    // One more than the line, and how alike it is.
    private LineColumn<ulong> _matches = new();
    private PairSets _sets = new();
    private Buckets _buckets;
    private Jobs _jobs;
    private MatchSearch _search;
    private IDatasetLines? _lines;
    private int _mostPages;

    // Under which instruction the lines stood when all was up to date.
    private Dictionary<int, ulong>? _changed;

    /// <summary>Begins with no lines.</summary>
    /// <param name="index">What is known of the lines.</param>
    /// <param name="threshold">From which likeness on examples match, from <see cref="MinHashing.LeastThreshold"/> to 1.</param>
    internal NearExamples(DatasetIndex index, double threshold)
    {
        _index = index;
        _threshold = threshold;
        _least = threshold - 1e-9;
        _hashing = new MinHashing(threshold);
        _buckets = NewBuckets();
        _jobs = new Jobs(index, _sets, []);
        _search = new MatchSearch(_sets, _buckets, _least);
    }

    /// <summary>From which likeness on examples match.</summary>
    public double Threshold => _threshold;

    /// <summary>How many pages of numbers it holds for lines.</summary>
    internal int Pages => _buckets.Pages;

    /// <summary>The best match of a line among those before it; of several, the first. Null where it has none.</summary>
    public NearMatch? MatchOf(int lineId) => Unpack(_matches[lineId]);

    /// <summary>
    /// The lines of another file that have a match in this one, in order, each with the best; of several, the first. What this
    /// file's examples have in common is taken for the template of both.
    /// </summary>
    /// <param name="other">The other file, brought up to date as this one, with whatever threshold.</param>
    public IEnumerable<(int LineId, NearMatch Match)> MatchesOf(NearExamples other)
    {
        var search = new MatchSearch(_sets, _buckets, _least);
        foreach (var lineId in other._lines?.Ids ?? [])
        {
            if (other._sets.Contains(lineId) && Unpack(Pack(BestOf(other, lineId, search))) is { } match)
            {
                yield return (lineId, match);
            }
        }
    }

    /// <summary>Takes note of a line that comes, changes or goes, while the index still says what was.</summary>
    internal void Note(int lineId) => _changed?.TryAdd(lineId, _index.GroupOf(lineId));

    /// <summary>Brings all up to date.</summary>
    /// <param name="lines">The lines as the index knows them.</param>
    /// <exception cref="IOException">The lines cannot be read any more.</exception>
    internal void Update(IDatasetLines lines)
    {
        if (_changed is { Count: 0 })
        {
            return;
        }

        var changed = _changed;
        (_lines, _changed) = (lines, null);
        if (changed is null || changed.Count > lines.Count / ManyOf || _buckets.Pages > _mostPages)
        {
            Rebuild(lines);
        }
        else
        {
            Change(lines, changed);
        }

        _changed = [];
    }

    private static ulong Pack((int LineId, double Likeness) match) =>
        match.LineId < 0 ? 0 : ((ulong)(match.LineId + 1) << 32) | (uint)((match.Likeness * Scale) + 1e-6);

    private static NearMatch? Unpack(ulong match) => match == 0 ? null : new NearMatch((int)(match >> 32) - 1, (uint)match / Scale);

    private Buckets NewBuckets() => new(_hashing.Bands + 1);

    /// <summary>The best match of a line of another file.</summary>
    private (int LineId, double Likeness) BestOf(NearExamples other, int lineId, MatchSearch search)
    {
        var job = _jobs[other._index.GroupOf(lineId)];
        uint[] pairs = [.. other._sets.All(lineId)];
        Array.Sort(pairs);
        var front = job.Common.MoveToFront(pairs);
        Span<uint> numbers = stackalloc uint[_buckets.Kinds];
        Number(pairs.AsSpan(front), other._sets.NumberOf(lineId), other._sets.MediaOf(lineId), job, numbers);
        return search.Best(pairs.AsSpan(0, front), pairs.AsSpan(front), numbers, _lines!, before: int.MaxValue);
    }

    private void Rebuild(IDatasetLines lines)
    {
        (_matches, _sets, _buckets) = (new LineColumn<ulong>(), new PairSets(), NewBuckets());
        _search = new MatchSearch(_sets, _buckets, _least);
        Read(lines, [.. lines.Ids]);
        var examples = Examples(lines);
        foreach (var lineId in examples)
        {
            _buckets.Reserve(lineId);
        }

        _mostPages = (2 * _buckets.Pages) + FewPages;
        _jobs = new Jobs(_index, _sets, examples);
        NumberAll(examples);
        SweepAll(examples);
    }

    private void Change(IDatasetLines lines, Dictionary<int, ulong> changed)
    {
        var buckets = new BucketChanges(_buckets, lines);
        foreach (var (lineId, group) in changed)
        {
            _matches[lineId] = 0;
            if (_sets.Contains(lineId))
            {
                buckets.Remove(lineId);
                _jobs.Remove(lineId, group, _sets);
                _sets.Remove(lineId);
            }
        }

        Read(lines, [.. changed.Keys]);
        var anew = changed.Keys.Where(_sets.Contains).ToHashSet();
        foreach (var lineId in anew)
        {
            _buckets.Reserve(lineId);
            _jobs.Add(lineId, _index.GroupOf(lineId), _sets);
        }

        AddWithOtherJobs(lines, buckets, anew);
        if (anew.Count > _sets.Count / ManyOf || _buckets.IsTooSmallFor(_sets.Count))
        {
            var examples = Examples(lines);
            NumberAll(examples);
            SweepAll(examples);
        }
        else
        {
            foreach (var lineId in anew)
            {
                Number(lineId);
            }

            foreach (var lineId in anew)
            {
                buckets.Add(lineId);
            }

            FindMatches(buckets.Finish(() => Examples(lines)));
        }

        if (_sets.IsWasteful)
        {
            _sets.Tidy(lines.Ids);
        }
    }

    /// <summary>Adds the lines whose job has other pairs in common now, and takes them out of their buckets.</summary>
    private void AddWithOtherJobs(IDatasetLines lines, BucketChanges buckets, HashSet<int> anew)
    {
        Predicate<ulong> isOther;
        if (_jobs.IsStale)
        {
            var before = _jobs;
            var jobs = _jobs = new Jobs(_index, _sets, Examples(lines));
            isOther = group => !before[group].IsSameAs(jobs[group]);
        }
        else
        {
            var changed = _jobs.Recount(_sets);
            if (changed.Count == 0)
            {
                return;
            }

            isOther = group => changed.Contains(_jobs[group].Number);
        }

        foreach (var lineId in lines.Ids)
        {
            if (_sets.Contains(lineId) && isOther(_index.GroupOf(lineId)) && anew.Add(lineId))
            {
                buckets.Remove(lineId);
            }
        }
    }

    private void SweepAll(int[] examples)
    {
        var best = new MatchSweep(_sets, _buckets, _least).Run(examples);
        for (var index = 0; index < examples.Length; index++)
        {
            var (other, likeness) = best[index];
            _matches[examples[index]] = Pack((likeness > 0 ? examples[other] : -1, likeness));
        }

        _buckets.LinkAll(examples);
    }

    private int[] Examples(IDatasetLines lines) => [.. lines.Ids.Where(_sets.Contains)];

    /// <summary>Reads what is asked on some lines; those that are no examples or ask nothing have no set.</summary>
    private void Read(IDatasetLines lines, int[] ids)
    {
        // Lines of a file are quickly read one after the other, and quickly judged side by side.
        var (reading, taking, next) = (new Lock(), new Lock(), 0);
        Parallel.For(0, Math.Min(Environment.ProcessorCount, (ids.Length / BlockLines) + 1), _ =>
        {
            var text = new AskedText();
            var block = new List<(int LineId, TrainingFormat Format, ReadOnlyMemory<byte> Content)>();
            var (pairs, found) = (new List<uint>(), new List<(int LineId, int Count, uint Media)>());
            while (true)
            {
                block.Clear();
                lock (reading)
                {
                    for (; next < ids.Length && block.Count < BlockLines; next++)
                    {
                        if (_index.FormatOf(ids[next]) is { } format && format != FormatCatalogue.Unknown)
                        {
                            block.Add((ids[next], format, lines.ContentOf(ids[next])));
                        }
                    }
                }

                if (block.Count == 0)
                {
                    return;
                }

                pairs.Clear();
                found.Clear();
                foreach (var (lineId, format, content) in block)
                {
                    var read = text.Read(content, format, out var media);
                    found.Add((lineId, read.Length, media));
                    pairs.AddRange(read);
                }

                lock (taking)
                {
                    var rest = CollectionsMarshal.AsSpan(pairs);
                    foreach (var (lineId, count, media) in found)
                    {
                        if (count > 0)
                        {
                            _sets.Add(lineId, rest[..count], media);
                            rest = rest[count..];
                        }
                    }
                }
            }
        });
    }

    private void NumberAll(int[] lineIds) => Parallel.For(0, (lineIds.Length + BlockLines - 1) / BlockLines, block =>
    {
        foreach (var lineId in lineIds.AsSpan(block * BlockLines, Math.Min(BlockLines, lineIds.Length - (block * BlockLines))))
        {
            Number(lineId);
        }
    });

    /// <summary>Parts what a line asks from what its job's examples have in common, and finds its buckets.</summary>
    private void Number(int lineId)
    {
        var job = _jobs[_index.GroupOf(lineId)];
        var pairs = _sets.All(lineId);
        _sets.Get(lineId, out var common, out _);
        if (!common.IsEmpty)
        {
            pairs.Sort();
        }

        var front = job.Common.MoveToFront(pairs);
        _sets.SetCommon(lineId, front);
        Span<uint> numbers = stackalloc uint[_buckets.Kinds];
        Number(pairs[front..], _sets.NumberOf(lineId), _sets.MediaOf(lineId), job, numbers);
        _buckets.Set(lineId, numbers);
    }

    /// <summary>The first bucket is that of equal sets.</summary>
    private void Number(ReadOnlySpan<uint> own, uint set, uint media, Job job, Span<uint> numbers)
    {
        numbers[0] = MinHashing.Mix(set, media, job.Number) | 1;
        numbers[1..].Clear();
        if (!own.IsEmpty)
        {
            _hashing.Buckets(own, MinHashing.Mix(media, job.Number, 0), numbers[1..]);
        }
    }

    private void FindMatches(IEnumerable<int> lineIds)
    {
        Span<uint> numbers = stackalloc uint[_buckets.Kinds];
        foreach (var lineId in lineIds)
        {
            _buckets.Get(lineId, numbers);
            _sets.Get(lineId, out var common, out var own);
            _matches[lineId] = Pack(_search.Best(common, own, numbers, _lines!, before: _lines!.IndexOf(lineId)));
        }
    }
}
