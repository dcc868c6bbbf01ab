using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DatasetLsp.Text.Tests;

public class LineTableTests
{
    private static readonly string[] Pieces =
        ["a", "bc", "{\"x\":1}", "é", "漢字", "😀", "\n", "\n", "\n", "\r\n", "\r", " ", "long " + new string('x', 300)];

    [Fact]
    public void Lines_end_at_line_feeds_only()
    {
        var table = LineTable.FromBytes("a\r\nb\nc\rd"u8.ToArray());

        Assert.Equal(
            [("a", LineBreak.CarriageReturnLineFeed), ("b", LineBreak.LineFeed), ("c\rd", LineBreak.None)],
            table.Lines.Select(line => (Encoding.UTF8.GetString(line.Content.Span), line.Break)));
        Assert.Equal(4, table.EditorLineCount);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n", 2)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    public void A_text_of_n_line_feeds_has_one_line_more(string text, int lines) =>
        Assert.Equal(lines, LineTable.FromBytes(Encoding.UTF8.GetBytes(text)).Count);

    [Fact]
    public void An_edited_line_keeps_its_id_and_the_others_stay_the_same_objects()
    {
        var before = LineTable.FromBytes("one\ntwo\nthree"u8.ToArray());

        var after = before.Replace(new TextPosition(1, 1), new TextPosition(1, 2), "X"u8, out var change);

        Assert.Same(before[0], after[0]);
        Assert.Same(before[2], after[2]);
        Assert.Equal(before[1].Id, after[1].Id);
        Assert.Equal("tXo", Encoding.UTF8.GetString(after[1].Content.Span));
        Assert.Equal(1, change.FirstLine);
        Assert.Equal([before[1]], change.Removed);
        Assert.Equal([after[1]], change.Added);
    }

    [Fact]
    public void A_line_put_in_front_leaves_the_line_behind_it_untouched()
    {
        var before = LineTable.FromBytes("one\ntwo"u8.ToArray());

        var after = before.Replace(default, default, "zero\n"u8, out var change);

        Assert.Same(before[0], after[1]);
        Assert.Empty(change.Removed);
        Assert.Equal("zero", Encoding.UTF8.GetString(Assert.Single(change.Added).Content.Span));
    }

    [Theory]
    [InlineData("😀b", 0, 1, 0)]
    [InlineData("😀b", 0, 2, 4)]
    [InlineData("😀b", 0, 3, 5)]
    [InlineData("é", 0, 9, 2)]
    public void The_middle_of_a_pair_is_its_start_and_beyond_the_line_is_its_end(string text, int line, int character, int offset)
    {
        var table = LineTable.FromBytes(Encoding.UTF8.GetBytes(text));

        Assert.Equal(new TextPosition(0, offset), table.ToText(new EditorPosition(line, character), PositionEncoding.Utf16));
    }

    [Fact]
    public void Malformed_bytes_count_as_the_characters_that_editors_show_for_them()
    {
        byte[] text = [(byte)'a', 0xFF, 0xE6, 0xBC, (byte)'b'];
        var table = LineTable.FromBytes(text);
        var shown = Encoding.UTF8.GetString(text);

        Assert.Equal(shown.IndexOf('b'), table.ToEditor(new TextPosition(0, 4), PositionEncoding.Utf16).Character);
        Assert.Equal(4, table.ToText(new EditorPosition(0, shown.IndexOf('b')), PositionEncoding.Utf16).Offset);
    }

    [Fact]
    public void Positions_in_a_long_line_agree_with_counting_from_its_start()
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(i => (i % 7) switch { 0 => "😀", 1 => "é", 2 => "漢", _ => "a" }));
        var table = LineTable.FromBytes(Encoding.UTF8.GetBytes(text));
        var utf16 = 0;
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.Equal(utf16, table.ToEditor(new TextPosition(0, bytes), PositionEncoding.Utf16).Character);
            Assert.Equal(bytes, table.ToText(new EditorPosition(0, utf16), PositionEncoding.Utf16).Offset);
            utf16 += rune.Utf16SequenceLength;
            bytes += rune.Utf8SequenceLength;
        }
    }

    [Fact]
    public void After_any_edits_the_table_equals_one_made_of_the_final_text()
    {
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(parts => string.Concat(parts));
        var edits = Gen.ListOf(
            from at in Gen.Choose(0, 1_000_000)
            from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 30), Gen.Choose(0, 1_000_000))
            from text in Gen.OneOf(Gen.Constant(""), Gen.Elements(Pieces), texts)
            select (at, length, text));
        var lines = Gen.Choose(0, 1500).Select(count => string.Concat(Enumerable.Repeat("line\n", count)));

        Prop.ForAll(
            (from start in Gen.OneOf(texts, lines) from edit in edits select (start, edit)).ToArbitrary(),
            run =>
            {
                var text = run.start;
                var table = LineTable.FromBytes(Encoding.UTF8.GetBytes(text));
                var known = table.Lines.ToDictionary(line => line.Id);
                foreach (var (at, length, inserted) in run.edit)
                {
                    var from = ToRuneStart(text, at % (text.Length + 1));
                    var to = ToRuneStart(text, (int)Math.Min((long)from + length, text.Length));
                    table = table.Replace(
                        ToEditor(text, from), ToEditor(text, to), PositionEncoding.Utf16, Encoding.UTF8.GetBytes(inserted), out var change);
                    text = text[..from] + inserted + text[to..];
                    foreach (var line in change.Removed)
                    {
                        Assert.Same(line, known[line.Id]);
                        known.Remove(line.Id);
                    }

                    foreach (var line in change.Added)
                    {
                        known.Add(line.Id, line);
                    }
                }

                AssertEquals(text, table);
                Assert.Equal(table.Lines.OrderBy(line => line.Id), known.Values.OrderBy(line => line.Id));
            }).QuickCheckThrowOnFailure();
    }

    private static void AssertEquals(string text, LineTable table)
    {
        var fresh = LineTable.FromBytes(Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, Encoding.UTF8.GetString(table.ToArray()));
        Assert.Equal(fresh.Count, table.Count);
        Assert.Equal(fresh.Bytes, table.Bytes);
        Assert.Equal(fresh.EditorLineCount, table.EditorLineCount);
        for (var index = 0; index < table.Count; index++)
        {
            Assert.Equal(index, table.IndexOf(table[index].Id));
            Assert.Equal(fresh[index].Break, table[index].Break);
        }

        for (var at = 0; at <= text.Length; at += 1 + (text.Length / 50))
        {
            var place = ToRuneStart(text, at);
            var editor = ToEditor(text, place);
            var inside = table.ToText(editor, PositionEncoding.Utf16);
            Assert.Equal(editor, table.ToEditor(inside, PositionEncoding.Utf16));
            Assert.Equal(fresh.ToText(editor, PositionEncoding.Utf16), inside);
        }
    }

    // A place between CR and LF is no place that an editor can name.
    private static int ToRuneStart(string text, int at) =>
        at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || (text[at] == '\n' && text[at - 1] == '\r')) ? at - 1 : at;

    private static EditorPosition ToEditor(string text, int at)
    {
        int line = 0, start = 0;
        for (var index = 0; index < at; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 >= text.Length || text[index + 1] != '\n')))
            {
                line++;
                start = index + 1;
            }
        }

        return new EditorPosition(line, at - start);
    }
}
