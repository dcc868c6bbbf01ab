using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>
/// What the index keeps of the model's last answer and of what it answers: numbers that are equal for equal things, not texts, since a
/// file has many examples. A rule that needs words reads the line again.
/// </summary>
/// <param name="Input">
/// Equal for equal inputs: the instruction, all turns but the last, tools and generation settings, whatever the white space and the
/// case of letters; 0 where nobody asks anything or the example could not be read whole.
/// </param>
/// <param name="Group">Equal for examples under the same system instruction, which do the same job; 0 for those without one.</param>
/// <param name="Text">Equal for equal answers, whatever the white space and the case of letters.</param>
/// <param name="Kind">What the answer is.</param>
/// <param name="Shape">Equal for JSON objects with the same keys, in any order, and for the same fields in the same order; 0 for other answers.</param>
/// <param name="Lead">Equal for answers that begin with the same name and colon, such as <c>Answer:</c>; 0 for those that do not begin so.</param>
/// <param name="IsLabel">Whether it is short enough to be a label: one line of few words, no long number.</param>
/// <param name="Anchor">A short place in the line that shows the answer.</param>
public sealed record AnswerFacts(
    Digest Input, ulong Group, ulong Text, AnswerKind Kind, ulong Shape, ulong Lead, bool IsLabel, TextSpan Anchor);
