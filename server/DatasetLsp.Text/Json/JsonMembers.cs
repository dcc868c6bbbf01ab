namespace DatasetLsp.Text.Json;

/// <summary>The members of an object, for <c>foreach</c>; no allocation.</summary>
public readonly struct JsonMembers
{
    private readonly JsonTree _tree;
    private readonly int _index;

    internal JsonMembers(JsonTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    /// <summary>Starts at the first member.</summary>
    public Enumerator GetEnumerator() => new(_tree, _index);

    /// <summary>Walks the members in text order.</summary>
    public struct Enumerator
    {
        private readonly JsonTree _tree;
        private readonly int _end;
        private int _key;
        private int _next;

        internal Enumerator(JsonTree tree, int index)
        {
            _tree = tree;
            ref readonly NodeRecord node = ref tree.Nodes[index];
            _end = node.Kind == JsonKind.Object ? node.Next : index + 1;
            _next = index + 1;
        }

        /// <summary>The member reached.</summary>
        public readonly JsonMember Current => new(_tree, _key);

        /// <summary>Goes on to the next; false at the end.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            _key = _next;
            _next = _tree.Nodes[_key + 1].Next;
            return true;
        }
    }
}
