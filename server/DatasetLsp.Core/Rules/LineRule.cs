using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules;

/// <summary>A rule about one line's bytes, whether or not they can be read.</summary>
public abstract class LineRule : Rule
{
    /// <inheritdoc/>
    public override bool NeedsTrainingData => false;

    /// <summary>Reports what is wrong with a line that is not blank. Runs for each line at each edit of it: must be quick.</summary>
    public abstract void Check(JsonTree line, FindingSink findings);
}
