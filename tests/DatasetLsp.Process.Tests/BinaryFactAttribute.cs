namespace DatasetLsp.Process.Tests;

/// <summary>A fact about the built executable; skipped where it was not built.</summary>
public sealed class BinaryFactAttribute : FactAttribute
{
    public BinaryFactAttribute()
    {
        if (!File.Exists(Binary.Path))
        {
            Skip = "artifacts/dataset-lsp/dataset-lsp is not here: `npm run build` makes it";
        }
    }
}
