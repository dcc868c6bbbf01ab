using System.Text;
using System.Text.Json.Nodes;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>A text as an editor has it: UTF-16, with lines that end at LF, CR LF and a lone CR. Written apart from the server's own.</summary>
internal sealed class EditorText(string text, bool countsBytes)
{
    public string Text { get; private set; } = text;

    /// <summary>The place of an offset, as LSP writes it.</summary>
    public JsonObject PositionOf(int offset)
    {
        var starts = LineStarts();
        var line = starts.FindLastIndex(start => start <= offset);
        return new JsonObject { ["line"] = line, ["character"] = Measure(Text[starts[line]..offset]) };
    }

    /// <summary>The range between two offsets.</summary>
    public JsonObject RangeOf(int start, int end) => new() { ["start"] = PositionOf(start), ["end"] = PositionOf(end) };

    /// <summary>The offset of a place.</summary>
    public int OffsetOf(JsonNode position)
    {
        var starts = LineStarts();
        var line = (int)position["line"]!;
        Assert.InRange(line, 0, starts.Count - 1);
        var end = starts[line];
        var character = (int)position["character"]!;
        while (Measure(Text[starts[line]..end]) < character)
        {
            Assert.True(end < Text.Length && Text[end] is not ('\r' or '\n'), "The position lies beyond its line.");
            end += char.IsHighSurrogate(Text[end]) ? 2 : 1;
        }

        Assert.Equal(character, Measure(Text[starts[line]..end]));
        return end;
    }

    /// <summary>The text in a range.</summary>
    public string In(JsonNode range) => Text[OffsetOf(range["start"]!)..OffsetOf(range["end"]!)];

    /// <summary>Replaces a piece.</summary>
    public void Replace(int start, int end, string text) => Text = Text[..start] + text + Text[end..];

    /// <summary>Applies edits as LSP says: all places are those before any of them, and none overlap.</summary>
    public void Apply(JsonArray edits)
    {
        var places = edits.Select(edit => (Start: OffsetOf(edit!["range"]!["start"]!), End: OffsetOf(edit["range"]!["end"]!), New: (string)edit["newText"]!)).ToList();
        var ordered = places.Select((place, index) => (place, index)).OrderBy(edit => edit.place.Start).ThenBy(edit => edit.index).Select(edit => edit.place).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, "Edits overlap."));
        ordered.Reverse();
        ordered.ForEach(edit => Replace(edit.Start, edit.End, edit.New));
    }

    private List<int> LineStarts()
    {
        List<int> starts = [0];
        for (var index = 0; index < Text.Length; index++)
        {
            if (Text[index] == '\n' || (Text[index] == '\r' && !(index + 1 < Text.Length && Text[index + 1] == '\n')))
            {
                starts.Add(index + 1);
            }
        }

        return starts;
    }

    private int Measure(string piece) => countsBytes ? Encoding.UTF8.GetByteCount(piece) : piece.Length;
}
