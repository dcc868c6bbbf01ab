using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Lines;

/// <summary>Keys that stand in one object more than once.</summary>
public sealed class DuplicateKeyRule : LineRule
{
    // Up to this many members, comparing all pairs is quicker than a table.
    private const int FewMembers = 12;

    /// <inheritdoc/>
    public override string Id => "duplicate-key";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds keys that stand in one object more than once, however they are escaped.",
        Why: """
            The names in an object should be unique; of one that is not, readers take the last value, or the first, or refuse it
            ([RFC 8259, section 4](https://www.rfc-editor.org/rfc/rfc8259#section-4)). What the job is trained on is then not what you see.
            """,
        Bad: """
            {"contents":[{"role":"user","role":"model","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Keep the one that is right. Where both have the same value, the quick fix removes the later.",
        SwitchOff: "Never: nobody can tell which value a reader takes.");

    /// <inheritdoc/>
    public override void Check(JsonTree line, FindingSink findings)
    {
        if (line.HasRoot && !line.HasSyntaxErrors)
        {
            Check(line.Root, findings);
        }
    }

    private void Check(JsonNode node, FindingSink findings)
    {
        if (node.Kind == JsonKind.Array)
        {
            foreach (var element in node.Elements)
            {
                Check(element, findings);
            }
        }
        else if (node.Kind == JsonKind.Object)
        {
            if (node.Count > 1)
            {
                CheckKeys(node, findings);
            }

            foreach (var member in node.Members)
            {
                Check(member.Value, findings);
            }
        }
    }

    private void CheckKeys(JsonNode node, FindingSink findings)
    {
        if (node.Count > FewMembers)
        {
            var first = new Dictionary<string, JsonMember>(node.Count);
            foreach (var member in node.Members)
            {
                if (!first.TryAdd(member.Key, member))
                {
                    Report(first[member.Key], member, findings);
                }
            }

            return;
        }

        var index = 0;
        foreach (var member in node.Members)
        {
            var before = 0;
            foreach (var earlier in node.Members)
            {
                if (before++ == index)
                {
                    break;
                }

                if (IsSame(earlier.KeyNode, member.KeyNode))
                {
                    Report(earlier, member, findings);
                    break;
                }
            }

            index++;
        }
    }

    private static bool IsSame(JsonNode key, JsonNode other) =>
        key.HasEscapes || other.HasEscapes ? key.GetString() == other.GetString() : key.Raw.SequenceEqual(other.Raw);

    private void Report(JsonMember first, JsonMember later, FindingSink findings) => findings.Add(
        this,
        later.KeyNode.ShortSpan(),
        $"`{later.Key.Shorten()}` stands in this object before. Readers take one of the two, and not all the same. Remove one.",
        first.Value.Raw.SequenceEqual(later.Value.Raw) ? MemberRemoval.Fix(later, "Remove this copy", isCertain: true) : null,
        [new RelatedPlace(LineId: null, first.KeyNode.ShortSpan(), "The first time.")]);
}
