using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>What the index kept of <see cref="AnswerFacts"/>: the same, but for a shorter number of the input.</summary>
/// <param name="Input">Equal for equal inputs; 0 where nobody asks anything or the example could not be read whole.</param>
/// <param name="Group">As <see cref="AnswerFacts.Group"/>.</param>
/// <param name="Text">As <see cref="AnswerFacts.Text"/>.</param>
/// <param name="Kind">As <see cref="AnswerFacts.Kind"/>.</param>
/// <param name="Shape">As <see cref="AnswerFacts.Shape"/>.</param>
/// <param name="Lead">As <see cref="AnswerFacts.Lead"/>.</param>
/// <param name="IsLabel">As <see cref="AnswerFacts.IsLabel"/>.</param>
/// <param name="Anchor">As <see cref="AnswerFacts.Anchor"/>.</param>
public readonly record struct IndexedAnswer(
    ulong Input, ulong Group, ulong Text, AnswerKind Kind, ulong Shape, ulong Lead, bool IsLabel, TextSpan Anchor)
{
    /// <summary>Whether the answer has a form that a program or a person counts on, so that two of the same input cannot both be right.</summary>
    public bool IsClosed => IsLabel || Kind is not (AnswerKind.Text or AnswerKind.Other);

    /// <summary>Whether it is text and no more.</summary>
    public bool IsText => Kind is not (AnswerKind.Other or AnswerKind.Call);
}
