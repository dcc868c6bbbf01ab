namespace DatasetLsp.Protocol.Tests.MetaModel;

/// <summary>A test against LSP's own model, which lies beside the project and is not part of it.</summary>
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (Model.FindFile() is null)
        {
            Skip = "shared/conformance/lsp/metaModel.json is not beside this folder.";
        }
    }
}
