namespace DatasetLsp.Core.Rules;

/// <summary>
/// A rule about how the lines of a file relate. Runs when the person pauses, on what the index knows; it does not read all lines (the
/// index may, once). Runs beside others, and at times again where much was found, so it keeps nothing.
/// </summary>
public abstract class DatasetRule : Rule
{
    /// <summary>What is wrong in the file, in order of lines.</summary>
    public abstract IEnumerable<LineFinding> Check(DatasetContext context);
}
