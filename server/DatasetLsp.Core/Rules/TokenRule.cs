using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Rules;

/// <summary>A rule about how many tokens one example has. It sees only those with many; they are counted in any case.</summary>
public abstract class TokenRule : Rule
{
    /// <summary>How many tokens an example must have, and one more, for the rule to look at it; null where it looks at none.</summary>
    public abstract long? Above(AnalysisSettings settings);

    /// <summary>Reports what is wrong with an example that has more tokens than <see cref="Above"/>.</summary>
    /// <param name="example">The example.</param>
    /// <param name="tokens">Its tokens, as <see cref="AnalysisSettings.Tokens"/> counts them.</param>
    /// <param name="settings">What holds for it.</param>
    /// <param name="findings">Takes what is found.</param>
    public abstract void Check(Example example, ExampleTokens tokens, AnalysisSettings settings, FindingSink findings);
}
