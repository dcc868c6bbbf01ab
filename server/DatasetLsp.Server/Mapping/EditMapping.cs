using System.Text;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Mapping;

/// <summary>From fixes to edits: each replaces no more than what differs.</summary>
internal static class EditMapping
{
    /// <summary>The edits of one fix.</summary>
    public static IReadOnlyList<TextEdit> ToEdits(Fix fix, LineTable lines, int line, PositionEncoding encoding) => fix.RemovesLine
        ? [Removal(lines, line, StillBlank(fix.RemovesFollowing, lines, line) + 1, encoding)]
        : [.. fix.Edits.Select(edit => ToEdit(edit, lines, line, encoding))];

    /// <summary>The edit that mends a line.</summary>
    public static TextEdit ToEdit(FixedLine mended, LineTable lines, PositionEncoding encoding)
    {
        if (mended.Removed > 0)
        {
            return Removal(lines, mended.Line, mended.Removed, encoding);
        }

        var before = lines[mended.Line].Content.Span;
        var after = mended.Content;
        var head = before.CommonPrefixLength(after.Span);
        while (head > 0 && (Continues(before, head) || Continues(after.Span, head)))
        {
            head--;
        }

        var most = Math.Min(before.Length, after.Length) - head;
        var tail = 0;
        while (tail < most && before[^(tail + 1)] == after.Span[^(tail + 1)])
        {
            tail++;
        }

        while (tail > 0 && Continues(before, before.Length - tail))
        {
            tail--;
        }

        var edit = new ByteEdit(TextSpan.FromBounds(head, before.Length - tail), after[head..^tail]);
        return ToEdit(edit, lines, mended.Line, encoding);
    }

    /// <summary>Edits in one document, in the form that the client takes.</summary>
    public static WorkspaceEdit ToWorkspaceEdit(IReadOnlyList<TextEdit> edits, DocumentUri uri, int version, ClientProfile profile) =>
        profile.TakesVersionedEdits
            ? new WorkspaceEdit
            {
                DocumentChanges =
                [
                    new TextDocumentEdit
                    {
                        TextDocument = new OptionalVersionedTextDocumentIdentifier { Uri = uri, Version = version },
                        Edits = edits,
                    },
                ],
            }
            : new WorkspaceEdit { Changes = new Dictionary<DocumentUri, IReadOnlyList<TextEdit>> { [uri] = edits } };

    private static TextEdit ToEdit(ByteEdit edit, LineTable lines, int line, PositionEncoding encoding) => new()
    {
        Range = lines.ToRange(line, edit.Span, encoding),
        NewText = lines[line].Break == LineBreak.CarriageReturnLineFeed && edit.NewText.Span.Contains((byte)'\n')
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(edit.NewText.Span).ReplaceLineEndings("\r\n"))
            : edit.NewText,
    };

    /// <summary>
    /// How many of the lines to be removed after one are blank still. A finding about several lines is looked at again only at a
    /// pause; until then an edit may have filled them, or taken them away.
    /// </summary>
    private static int StillBlank(int following, LineTable lines, int line) => Enumerable.Range(line + 1, following)
        .TakeWhile(other => other < lines.Count && lines[other].Content.Span.IndexOfAnyExcept(" \t\r\v\f"u8) < 0)
        .Count();

    private static TextEdit Removal(LineTable lines, int line, int count, PositionEncoding encoding)
    {
        var last = line + count - 1;
        var end = lines[last].Content.Length;
        var range = (IsLast: last == lines.Count - 1, IsFirst: line == 0) switch
        {
            (IsLast: false, _) => new LspRange(lines.ToPosition(line, 0, encoding), lines.ToPosition(last + 1, 0, encoding)),

            // The last line has no break of its own; the one before it goes instead.
            (_, IsFirst: false) => new LspRange(
                lines.ToPosition(line - 1, lines[line - 1].Content.Length, encoding), lines.ToPosition(last, end, encoding)),
            _ => new LspRange(lines.ToPosition(line, 0, encoding), lines.ToPosition(last, end, encoding)),
        };
        return new TextEdit { Range = range, NewText = "" };
    }

    private static bool Continues(ReadOnlySpan<byte> text, int offset) => offset < text.Length && (text[offset] & 0xC0) == 0x80;
}
