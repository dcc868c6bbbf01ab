using DatasetLsp.Core.Examples;

namespace DatasetLsp.Core.Rules;

/// <summary>A rule about one example by itself. What it reports depends on nothing but the example.</summary>
public abstract class ExampleRule : Rule
{
    /// <summary>Reports what is wrong with a readable line. Runs for each line at each edit of it: must be quick.</summary>
    public abstract void Check(Example example, FindingSink findings);
}
