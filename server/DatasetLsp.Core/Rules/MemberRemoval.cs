using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules;

/// <summary>Takes a member out of an object, with the comma that goes with it.</summary>
internal static class MemberRemoval
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>The fix that removes a member and leaves valid JSON.</summary>
    /// <param name="member">A member of an object that could be read.</param>
    /// <param name="title">What the fix says it does.</param>
    /// <param name="isCertain">Whether it is always what the author meant.</param>
    public static Fix Fix(JsonMember member, string title, bool isCertain)
    {
        // Read from the bytes: walking to it from the first member would take the square of their number where many are removed.
        var container = member.Value.Parent!.Value;
        var (start, end) = (member.KeySpan.Start - container.Span.Start, member.Value.Span.End - container.Span.Start);
        var before = container.Raw[..start].TrimEnd(WhiteSpace);
        var after = container.Raw[end..].TrimStart(WhiteSpace);
        if (before is [.. var previous, (byte)','])
        {
            start = previous.TrimEnd(WhiteSpace).Length;
        }
        else if (after is [(byte)',', .. var next])
        {
            end = container.Raw.Length - next.TrimStart(WhiteSpace).Length;
        }

        var span = TextSpan.FromBounds(container.Span.Start + start, container.Span.Start + end);
        return new Fix(title, [new ByteEdit(span, default)], isCertain);
    }
}
