using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>Writes down of one example what others with the same template have in common, and where their own texts come in.</summary>
internal sealed class RecordedBytes(JsonTemplate template) : ExampleBytes
{
    private readonly List<BytePiece> _exact = [];
    private readonly List<BytePiece> _folded = [];
    private int _exactDone;
    private int _foldedDone;

    /// <summary>What <see cref="ExampleBytes.Exact"/> is made of.</summary>
    public BytePiece[] ExactPieces => [.. _exact, new BytePiece(Exact.Written[_exactDone..].ToArray(), -1)];

    /// <summary>What <see cref="ExampleBytes.Folded"/> is made of.</summary>
    public BytePiece[] FoldedPieces => [.. _folded, new BytePiece(Folded.Written[_foldedDone..].ToArray(), -1)];

    /// <inheritdoc/>
    public override void AddText(JsonNode node)
    {
        var text = template.IndexOf(node);
        if (text < 0)
        {
            base.AddText(node);
            return;
        }

        _exact.Add(new BytePiece(Exact.Written[_exactDone..].ToArray(), text));
        _exactDone = Exact.Length;
        if (Folds)
        {
            _folded.Add(new BytePiece(Folded.Written[_foldedDone..].ToArray(), text));
            _foldedDone = Folded.Length;
        }
    }
}
