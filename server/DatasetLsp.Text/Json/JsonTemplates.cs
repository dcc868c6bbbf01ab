using System.Text;
using System.Text.Unicode;

namespace DatasetLsp.Text.Json;

/// <summary>
/// Reads lines of one file, most of which differ in nothing but their texts: what lies between the texts is compared with lines
/// read before rather than read again. Says what <see cref="JsonTree.Parse"/> says, in a fraction of the time. Not safe for several threads.
/// </summary>
/// <remarks>
/// What was read before is a tree of literals: each ends where a text begins, and the next is chosen by what follows that text.
/// </remarks>
public sealed class JsonTemplates
{
    /// <summary>The most texts that a line may have to fit a template.</summary>
    public const int MostTexts = 128;

    // A file whose lines have little in common is not worth more memory, nor more looking.
    private const int MostBranches = 1024;
    private const int MostChoices = 16;
    private const int LongestLiteral = 4096;
    private const int MostNodes = 100_000;

    // After so many lines that had no place, another file is being read, and the old one's templates are in its way.
    private const int MostRefused = 1024;

    private readonly byte[][] _textKeys;
    private Branch _root = new([], null);
    private readonly int[] _starts = new int[MostTexts];
    private readonly int[] _ends = new int[MostTexts];
    private readonly bool[] _haveEscapes = new bool[MostTexts];
    private int _branches;
    private int _nodes;
    private int _refused;

    /// <param name="textKeys">The keys under which texts stand, which differ from line to line.</param>
    public JsonTemplates(IEnumerable<string> textKeys) => _textKeys = [.. textKeys.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads a line; as <see cref="JsonTree.Parse"/> does.</summary>
    /// <param name="utf8">The line.</param>
    public JsonTree Parse(ReadOnlyMemory<byte> utf8) => Match(utf8.Span, out _) is { } template ? Fill(template, utf8) : Read(utf8);

    /// <summary>The tree of the line that was matched last.</summary>
    /// <param name="template">What it fitted.</param>
    /// <param name="utf8">The line.</param>
    public JsonTree Fill(JsonTemplate template, ReadOnlyMemory<byte> utf8) => template.Fill(utf8, _ends, _haveEscapes);

    /// <summary>Reads a line that fits no template, and learns from it.</summary>
    /// <param name="utf8">The line.</param>
    public JsonTree Read(ReadOnlyMemory<byte> utf8)
    {
        var tree = JsonTree.Parse(utf8);
        Learn(tree);
        return tree;
    }

    /// <summary>The template that a line fits; null where there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="texts">Its texts, where it fits one.</param>
    public JsonTemplate? Match(ReadOnlySpan<byte> line, out JsonTexts texts)
    {
        texts = default;
        var branch = _root;
        var position = 0;
        for (var text = 0; ; text++)
        {
            branch = Choose(branch, line[position..]);
            if (branch is null)
            {
                return null;
            }

            position += branch.Literal.Length;
            if (branch.Template is { } template)
            {
                texts = new JsonTexts(line, _starts, _ends, _haveEscapes, text);
                return position == line.Length && Utf8.IsValid(line) ? template : null;
            }

            _starts[text] = position;
            position = TextEnd(line, position, out _haveEscapes[text]);
            if (position < 0)
            {
                return null;
            }

            _ends[text] = position;
        }
    }

    private static Branch? Choose(Branch branch, ReadOnlySpan<byte> rest)
    {
        foreach (var choice in branch.Choices)
        {
            if (rest.StartsWith(choice.Literal) && (choice.Template is null || rest.Length == choice.Literal.Length))
            {
                return choice;
            }
        }

        return null;
    }

    /// <summary>Where a text's closing quote is; -1 where it has none, or anything is wrong with the text.</summary>
    private static int TextEnd(ReadOnlySpan<byte> line, int position, out bool hasEscapes)
    {
        hasEscapes = false;
        while (true)
        {
            var distance = line[position..].IndexOfAny(JsonParser.StringStops);
            if (distance < 0)
            {
                return -1;
            }

            position += distance;
            if (line[position] == '"')
            {
                return position;
            }

            if (line[position] != '\\' || EscapeReader.Read(line[position..], out var length, out _) != EscapeKind.Valid)
            {
                return -1;
            }

            hasEscapes = true;
            position += length;
        }
    }

    private void Learn(JsonTree tree)
    {
        if (!tree.Errors.IsEmpty || !tree.HasRoot || FindTexts(tree) is not { } texts)
        {
            return;
        }

        if (!TryAdd(tree, texts) && ++_refused == MostRefused)
        {
            _root = new Branch([], null);
            _branches = 0;
            _nodes = 0;
            _refused = 0;
        }
    }

    private bool TryAdd(JsonTree tree, int[] texts)
    {
        var line = tree.Text.Span;
        var branch = _root;
        var position = 0;
        for (var text = 0; text <= texts.Length; text++)
        {
            var isLast = text == texts.Length;
            var end = isLast ? line.Length : tree.Nodes[texts[text]].Start + 1;
            var literal = line[position..end];
            if (Find(branch, literal, isLast) is not { } next)
            {
                if (_branches == MostBranches || _nodes + tree.Nodes.Length > MostNodes || branch.Choices.Length == MostChoices || literal.Length > LongestLiteral)
                {
                    return false;
                }

                next = new Branch(literal.ToArray(), isLast ? new JsonTemplate(tree.Nodes, texts) : null);
                branch.Choices = [.. branch.Choices, next];
                _branches++;
                _nodes += isLast ? tree.Nodes.Length : 0;
            }

            branch = next;
            position = isLast ? end : tree.Nodes[texts[text]].End - 1;
        }

        return true;
    }

    private static Branch? Find(Branch branch, ReadOnlySpan<byte> literal, bool isLast)
    {
        foreach (var choice in branch.Choices)
        {
            if (literal.SequenceEqual(choice.Literal) && choice.Template is not null == isLast)
            {
                return choice;
            }
        }

        return null;
    }

    /// <summary>The nodes that are texts, in order; null where there are none, or too many.</summary>
    private int[]? FindTexts(JsonTree tree)
    {
        var nodes = tree.Nodes;
        var texts = new List<int>();
        for (var index = 1; index < nodes.Length; index++)
        {
            if ((nodes[index - 1].Traits & NodeTraits.Key) != 0
                && nodes[index] is { Kind: JsonKind.String, OpenQuote: 1, CloseQuote: 1 }
                && IsTextKey(new JsonNode(tree, index - 1).Content))
            {
                texts.Add(index);
            }
        }

        return texts.Count is > 0 and <= MostTexts ? [.. texts] : null;
    }

    /// <summary>One that is written with escapes is none: it is rare, and no harm is done.</summary>
    private bool IsTextKey(ReadOnlySpan<byte> key)
    {
        foreach (var textKey in _textKeys)
        {
            if (key.SequenceEqual(textKey))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Branch(byte[] literal, JsonTemplate? template)
    {
        public byte[] Literal { get; } = literal;

        /// <summary>Set where the line ends with the literal; else a text follows.</summary>
        public JsonTemplate? Template { get; } = template;

        public Branch[] Choices { get; set; } = [];
    }
}
