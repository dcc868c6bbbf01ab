using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Reads off a line what is asked on it: all turns but the system's and the model's last answer. In preference data the answers to
/// choose between belong to it, since there are several rows for one question. Where nothing is asked, the answer stands for it. Not safe
/// for several threads.
/// </summary>
internal sealed class AskedText
{
    private readonly WordPairs _pairs = new();
    private readonly ByteBuffer _text = new();

    /// <summary>The pairs of words of what is asked; none where there is none. Valid until the next line.</summary>
    /// <param name="line">A line that is an example.</param>
    /// <param name="format">Its format.</param>
    /// <param name="media">Equal for the same media in the same order; 0 where there are none.</param>
    public ReadOnlySpan<uint> Read(ReadOnlyMemory<byte> line, TrainingFormat format, out uint media)
    {
        media = 0;
        var tree = KnownStructure.Templates.Parse(line);
        if (!tree.HasRoot)
        {
            return default;
        }

        var example = format.Read(tree.Root);
        var last = example.Contents.Length - 1;
        var answer = last >= 0 && !format.IsPreference && example.Contents[last].Role == Role.Model ? last : -1;
        for (var index = 0; index <= last; index++)
        {
            if (index != answer && example.Contents[index].Role != Role.System)
            {
                Add(example.Contents[index], ref media);
            }
        }

        foreach (var completion in example.Completions)
        {
            foreach (var content in completion.Contents)
            {
                Add(content, ref media);
            }
        }

        var pairs = _pairs.Take();
        if (!pairs.IsEmpty || answer < 0)
        {
            return pairs;
        }

        Add(example.Contents[answer], ref media);
        return _pairs.Take();
    }

    private void Add(Content content, ref uint media)
    {
        foreach (var part in content.Parts)
        {
            if (part.Kind == PartKind.Media)
            {
                media = (uint)Murmur3.Hash(part.Data.Raw, media).Low | 1;
            }
            else if (part.Data.Kind != JsonKind.String)
            {
                _pairs.Add(part.Data.Raw);
            }
            else if (!Answer.IsThought(part))
            {
                _text.Clear();
                _text.Advance(part.Data.WriteUnescaped(_text.Reserve(part.Data.ContentSpan.Length)));
                _pairs.Add(_text.Written);
            }
        }
    }
}
