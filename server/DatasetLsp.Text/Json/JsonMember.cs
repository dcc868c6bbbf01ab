namespace DatasetLsp.Text.Json;

/// <summary>A key and its value in an object.</summary>
public readonly struct JsonMember
{
    private readonly JsonTree _tree;
    private readonly int _key;

    internal JsonMember(JsonTree tree, int key)
    {
        _tree = tree;
        _key = key;
    }

    /// <summary>The key as a node: a string, or of kind <see cref="JsonKind.Missing"/>.</summary>
    public JsonNode KeyNode => new(_tree, _key);

    /// <summary>The key's bytes, quotes included.</summary>
    public TextSpan KeySpan => KeyNode.Span;

    /// <summary>The value; of kind <see cref="JsonKind.Missing"/> where there is none.</summary>
    public JsonNode Value => new(_tree, _key + 1);

    /// <summary>The key's bytes between the quotes, escapes as written.</summary>
    public ReadOnlySpan<byte> RawKey => KeyNode.Content;

    /// <summary>The unescaped key; empty where it is missing.</summary>
    public string Key => KeyNode.GetString();

    /// <summary>Whether the unescaped key is <paramref name="utf8"/>; false where it is missing.</summary>
    public bool KeyEquals(ReadOnlySpan<byte> utf8) => KeyNode.TextEquals(utf8);
}
