using System.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

/// <summary>What holds for the tree of any text at all.</summary>
internal static class TreeCheck
{
    public static void AssertSound(JsonTree tree)
    {
        int length = tree.Text.Length;
        AssertInside(tree.Root.Span, new TextSpan(0, length));
        AssertNode(tree.Root);
        Assert.True(tree.Errors.Length <= 64);
        Assert.True(tree.HasRoot || tree.Errors.Length > 0);
        int previous = 0;
        foreach (JsonError error in tree.Errors)
        {
            AssertInside(error.Span, new TextSpan(0, length));
            Assert.True(error.Span.Length <= 32, $"{error} is long");
            Assert.True(error.Span.Start >= previous, "errors out of order");
            previous = error.Span.Start;
            AssertEdits(error, length);
        }

        for (int offset = 0; offset <= Math.Min(length, 300); offset++)
        {
            TextSpan? span = tree.NodeAt(offset)?.Span;
            Assert.True(span is null || (span.Value.Start <= offset && offset < span.Value.End));
        }
    }

    public static byte[] Apply(JsonRepair repair, ReadOnlySpan<byte> text)
    {
        var result = new List<byte>();
        int done = 0;
        foreach (ByteEdit edit in repair.Edits)
        {
            result.AddRange(text[done..edit.Span.Start]);
            result.AddRange(edit.NewText.Span);
            done = edit.Span.End;
        }

        result.AddRange(text[done..]);
        return [.. result];
    }

    private static void AssertEdits(JsonError error, int length)
    {
        if (error.Repair is null)
        {
            return;
        }

        Assert.NotEmpty(error.Repair.Edits);
        int done = 0;
        foreach (ByteEdit edit in error.Repair.Edits)
        {
            AssertInside(edit.Span, TextSpan.FromBounds(done, length));
            done = edit.Span.End;
        }
    }

    private static void AssertNode(JsonNode node)
    {
        int count = 0;
        int previous = node.Span.Start;
        foreach (JsonMember member in node.Members)
        {
            Assert.Equal(node, member.KeyNode.Parent);
            Assert.Equal(node, member.Value.Parent);
            Assert.True(member.KeyNode.IsKey);
            Assert.False(member.Value.IsKey);
            Assert.Equal(member.KeySpan, member.Value.Member!.Value.KeySpan);
            AssertInside(member.KeySpan, TextSpan.FromBounds(previous, node.Span.End));
            AssertInside(member.Value.Span, TextSpan.FromBounds(member.KeySpan.End, node.Span.End));
            AssertText(member.KeyNode);
            AssertNode(member.Value);
            previous = member.Value.Span.End;
            count++;
        }

        foreach (JsonNode element in node.Elements)
        {
            Assert.Equal(node, element.Parent);
            AssertInside(element.Span, TextSpan.FromBounds(previous, node.Span.End));
            AssertNode(element);
            previous = element.Span.End;
            count++;
        }

        Assert.Equal(node.Count, count);
        AssertText(node);
    }

    // Each is looked for from the start once more.
    private const int MostOffsets = 40;

    private static void AssertText(JsonNode node)
    {
        AssertInside(node.ContentSpan, node.Span);
        byte[] unescaped = new byte[node.ContentSpan.Length];
        int length = node.WriteUnescaped(unescaped);
        Assert.Equal(Encoding.UTF8.GetString(unescaped, 0, length), node.GetString());
        if (node.Kind == JsonKind.String)
        {
            Assert.True(node.TextEquals(unescaped.AsSpan(0, length)));
        }

        Assert.Equal(node.ContentSpan.End, node.UnescapedToRaw(length));
        int[] offsets = [.. Enumerable.Range(0, Math.Min(length, MostOffsets) + 1)];
        int[] raw = new int[offsets.Length];
        node.UnescapedToRaw(offsets, raw);
        Assert.Equal(offsets.Select(node.UnescapedToRaw), raw);
    }

    private static void AssertInside(TextSpan span, TextSpan outer) =>
        Assert.True(span.Length >= 0 && span.Start >= outer.Start && span.End <= outer.End, $"{span} is not inside {outer}");
}
