namespace DatasetLsp.Text.Json;

/// <summary>The elements of an array, for <c>foreach</c>; no allocation.</summary>
public readonly struct JsonElements
{
    private readonly JsonTree _tree;
    private readonly int _index;

    internal JsonElements(JsonTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    /// <summary>Starts at the first element.</summary>
    public Enumerator GetEnumerator() => new(_tree, _index);

    /// <summary>Walks the elements in text order.</summary>
    public struct Enumerator
    {
        private readonly JsonTree _tree;
        private readonly int _end;
        private int _current;
        private int _next;

        internal Enumerator(JsonTree tree, int index)
        {
            _tree = tree;
            ref readonly NodeRecord node = ref tree.Nodes[index];
            _end = node.Kind == JsonKind.Array ? node.Next : index + 1;
            _next = index + 1;
        }

        /// <summary>The element reached.</summary>
        public readonly JsonNode Current => new(_tree, _current);

        /// <summary>Goes on to the next; false at the end.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            _current = _next;
            _next = _tree.Nodes[_current].Next;
            return true;
        }
    }
}
