using DatasetLsp.Core.Formats;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>What the index keeps of one record, so that dataset rules need not read it again.</summary>
/// <param name="Format">The format it is written in.</param>
/// <param name="IsFormatCertain">Whether it could be written so in no other format.</param>
/// <param name="Fingerprint">Equal for examples that teach the same; 0 where the format is unknown.</param>
/// <param name="Anchor">A short place on the line that stands for the example.</param>
public sealed record ExampleFacts(TrainingFormat Format, bool IsFormatCertain, UInt128 Fingerprint, TextSpan Anchor);
