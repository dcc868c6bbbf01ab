namespace DatasetLsp.Text.Json;

/// <summary>
/// What reading a text needs room for, kept for the thread's next text. Not a pool of the framework's: those of our own structs
/// are compiled only when they run, and a short run would spend its time in that.
/// </summary>
internal sealed class ParserBuffers
{
    // A large line is rare; its buffers would be kept for as long as the thread.
    private const int MostNodesKept = 16 * 1024;

    [ThreadStatic]
    private static ParserBuffers? _kept;

    public NodeRecord[] Nodes { get; private set; } = new NodeRecord[64];

    /// <summary>The indexes of the containers that are open.</summary>
    public int[] Open { get; private set; } = new int[16];

    /// <summary>The thread's buffers, or new ones where a text is being read already.</summary>
    public static ParserBuffers Take()
    {
        var buffers = _kept ?? new ParserBuffers();
        _kept = null;
        return buffers;
    }

    /// <summary>Gives the buffers back, as large as they have become.</summary>
    public void Return(NodeRecord[] nodes, int[] open)
    {
        if (nodes.Length <= MostNodesKept)
        {
            (Nodes, Open) = (nodes, open);
            _kept = this;
        }
    }
}
