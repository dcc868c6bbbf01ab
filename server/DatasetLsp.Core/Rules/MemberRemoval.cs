using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules;

/// <summary>Takes a member out of an object, with the comma that goes with it.</summary>
internal static class MemberRemoval
{
    /// <summary>The fix that removes a member and leaves valid JSON.</summary>
    /// <param name="member">A member of an object that could be read.</param>
    /// <param name="title">What the fix says it does.</param>
    /// <param name="isCertain">Whether it is always what the author meant.</param>
    public static Fix Fix(JsonMember member, string title, bool isCertain)
    {
        JsonMember? before = null;
        JsonMember? after = null;
        foreach (var other in member.Value.Parent!.Value.Members)
        {
            if (other.KeySpan.Start < member.KeySpan.Start)
            {
                before = other;
            }
            else if (other.KeySpan.Start > member.KeySpan.Start)
            {
                after = other;
                break;
            }
        }

        var span = before is { } previous ? TextSpan.FromBounds(previous.Value.Span.End, member.Value.Span.End)
            : after is { } next ? TextSpan.FromBounds(member.KeySpan.Start, next.KeySpan.Start)
            : TextSpan.FromBounds(member.KeySpan.Start, member.Value.Span.End);
        return new Fix(title, [new ByteEdit(span, default)], isCertain);
    }
}
