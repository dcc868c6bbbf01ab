namespace DatasetLsp.Core.Reports;

/// <summary>A way to say what was found. Files come one by one, so that none need be kept.</summary>
public interface ICheckReport
{
    /// <summary>Says what was found in one file.</summary>
    public void Add(CheckedFile file);

    /// <summary>Ends the report; nothing may follow.</summary>
    public void Finish();
}
