namespace DatasetLsp.Text.Json;

/// <summary>One node in the flat, pre-order array of a <see cref="JsonTree"/>. An object's children alternate: key, value, key, value.</summary>
internal struct NodeRecord
{
    /// <summary>First byte.</summary>
    public int Start;

    /// <summary>Byte after the last.</summary>
    public int End;

    /// <summary>Index after the last node of this subtree: the next sibling, if there is one.</summary>
    public int Next;

    /// <summary>Index of the container, -1 at the top.</summary>
    public int Parent;

    /// <summary>Members or elements.</summary>
    public int Count;

    public JsonKind Kind;

    public NodeTraits Traits;

    /// <summary>Bytes of the opening quote: 0 (unquoted), 1, or 3 (typographic).</summary>
    public byte OpenQuote;

    /// <summary>Bytes of the closing quote: 0 (none), 1, or 3.</summary>
    public byte CloseQuote;
}
