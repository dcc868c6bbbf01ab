namespace DatasetLsp.Text.Json;

/// <summary>Gathers the errors of one text, and for faults that are told once a text all their edits in one repair.</summary>
internal sealed class JsonErrorList
{
    private const int Limit = 64;

    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    public void Add(JsonErrorKind kind, TextSpan span, List<ByteEdit>? edits, bool certain, TextSpan? opener)
    {
        if (_entries.Count < Limit)
        {
            _entries.Add(new Entry(kind, span, edits, certain, opener));
        }
    }

    /// <summary>Adds edits to the one error of this kind, which the first call places at <paramref name="span"/>.</summary>
    public void AddToGroup(JsonErrorKind kind, TextSpan span, bool certain, params ReadOnlySpan<ByteEdit> edits)
    {
        Entry? group = _entries.Find(entry => entry.IsGroup && entry.Kind == kind);
        if (group is null)
        {
            if (_entries.Count == Limit)
            {
                return;
            }

            group = new Entry(kind, span, [], certain, null) { IsGroup = true };
            _entries.Add(group);
        }

        group.Edits!.AddRange(edits);
        group.IsCertain &= certain;
    }

    /// <summary>Forgets the errors inside a string that was read anew.</summary>
    public void RemoveInside(int start, int end) =>
        _entries.RemoveAll(entry => !entry.IsGroup && entry.Kind != JsonErrorKind.InvalidUtf8 && entry.Span.Start >= start && entry.Span.Start < end);

    public JsonError[] ToArray() =>
    [
        .. _entries.OrderBy(entry => entry.Span.Start).Select(entry => new JsonError(
            entry.Kind,
            entry.Span,
            entry.Edits is null ? null : new JsonRepair([.. entry.Edits.OrderBy(edit => edit.Span.Start)], entry.IsCertain))
        {
            Opener = entry.Opener,
        }),
    ];

    private sealed class Entry(JsonErrorKind kind, TextSpan span, List<ByteEdit>? edits, bool isCertain, TextSpan? opener)
    {
        public JsonErrorKind Kind { get; } = kind;

        public TextSpan Span { get; } = span;

        public List<ByteEdit>? Edits { get; } = edits;

        public TextSpan? Opener { get; } = opener;

        public bool IsCertain { get; set; } = isCertain;

        public bool IsGroup { get; init; }
    }
}
