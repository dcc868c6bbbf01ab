using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>What the index keeps of one record, so that dataset rules need not read it again.</summary>
/// <param name="Format">The format it is written in.</param>
/// <param name="IsFormatCertain">Whether it could be written so in no other format.</param>
/// <param name="Fingerprint">Equal for examples that teach the same; none where the format is unknown.</param>
/// <param name="Anchor">A short place on the line that stands for the example.</param>
public sealed record ExampleFacts(TrainingFormat Format, bool IsFormatCertain, Digest Fingerprint, TextSpan Anchor)
{
    /// <summary>The model's last answer and what it answers; null where the conversation does not end with the model.</summary>
    public AnswerFacts? Answer { get; init; }

    /// <summary>How many tokens it has; null where nothing can be counted.</summary>
    public ExampleTokens? Tokens { get; init; }

    /// <summary>How it is built.</summary>
    public StructureFacts Structure { get; init; }

    /// <summary>Whether anything but text is in it, which lowers the number of examples that the service takes.</summary>
    public bool HasMedia { get; init; }
}
