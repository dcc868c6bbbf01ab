using System.Collections.Immutable;

namespace DatasetLsp.Text.Json;

/// <summary>What lines have in common that differ in nothing but their texts. Two trees with the same template have the same nodes, keys and values but for those texts.</summary>
public sealed class JsonTemplate
{
    private readonly NodeRecord[] _nodes;

    // How many texts end before each node begins, and before it ends.
    private readonly int[] _textsBefore;
    private readonly int[] _textsWithin;
    private readonly int[] _textNodes;

    /// <summary>What whoever reads the lines knows of all that have the template.</summary>
    public object? Note { get; set; }

    internal JsonTemplate(NodeRecord[] nodes, int[] textNodes)
    {
        _nodes = nodes;
        _textNodes = textNodes;
        _textsBefore = new int[nodes.Length];
        _textsWithin = new int[nodes.Length];
        for (var index = 0; index < nodes.Length; index++)
        {
            _textsBefore[index] = CountBefore(index);
            _textsWithin[index] = CountBefore(nodes[index].Next);
        }
    }

    /// <summary>The tree of a line, given where its texts end and whether there are escapes in them.</summary>
    internal JsonTree Fill(ReadOnlyMemory<byte> line, ReadOnlySpan<int> ends, ReadOnlySpan<bool> haveEscapes)
    {
        var nodes = new NodeRecord[_nodes.Length];
        Array.Copy(_nodes, nodes, nodes.Length);

        // By how much what follows each text has moved.
        Span<int> shifts = stackalloc int[JsonTemplates.MostTexts + 1];
        shifts[0] = 0;
        for (var text = 0; text < _textNodes.Length; text++)
        {
            ref var node = ref nodes[_textNodes[text]];
            shifts[text + 1] = ends[text] - (node.End - 1);
            node.Traits = haveEscapes[text] ? node.Traits | NodeTraits.Escapes : node.Traits & ~NodeTraits.Escapes;
        }

        for (var index = 0; index < nodes.Length; index++)
        {
            ref var node = ref nodes[index];
            node.Start += shifts[_textsBefore[index]];
            node.End += shifts[_textsWithin[index]];
        }

        return new JsonTree(line, nodes, hasRoot: true, ImmutableArray<JsonError>.Empty, this);
    }

    /// <summary>Which of the texts a node of such a tree is; negative where it is none.</summary>
    public int IndexOf(JsonNode node) => Array.BinarySearch(_textNodes, node.Index);

    /// <summary>The texts of a tree with this template, in order.</summary>
    public IEnumerable<JsonNode> TextsOf(JsonTree tree) => _textNodes.Select(index => new JsonNode(tree, index));

    private int CountBefore(int node)
    {
        var found = Array.BinarySearch(_textNodes, node);
        return found < 0 ? ~found : found;
    }
}
