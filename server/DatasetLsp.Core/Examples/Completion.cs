using System.Collections.Immutable;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>One of the answers between which a preference example chooses.</summary>
/// <param name="Node">The whole completion.</param>
/// <param name="Contents">What is answered, in turns; empty where nothing could be read.</param>
/// <param name="ScoreNode">Where its score is written, in formats that have scores.</param>
/// <param name="Score">The score: 1 for the preferred answer and 0 for the other; null where it is none or no number.</param>
public sealed record Completion(JsonNode Node, ImmutableArray<Content> Contents, JsonNode? ScoreNode, double? Score)
{
    /// <summary>A short place to point at.</summary>
    public TextSpan Anchor => Node.ShortSpan();
}
