using DatasetLsp.Core.Fixes;

namespace DatasetLsp.Core.Reports;

/// <summary>A way to say what was mended. Files come one by one, so that none need be kept.</summary>
public interface IFixReport
{
    /// <summary>Says what was mended in one file, and what is left.</summary>
    /// <param name="path">Its path, as reports name it.</param>
    /// <param name="fix">What was done.</param>
    public void Add(string path, FileFix fix);

    /// <summary>Ends the report; nothing may follow.</summary>
    public void Finish();
}
