namespace DatasetLsp.Core.Rules;

/// <summary>One check. A subclass is all there is to a rule: its id, its severity, its documentation, its check and its fix.</summary>
public abstract class Rule
{
    /// <summary>The name that people configure and search for, in kebab case; never changed once released.</summary>
    public abstract string Id { get; }

    /// <summary>How grave a finding is where nobody says otherwise.</summary>
    public abstract Severity DefaultSeverity { get; }

    /// <summary>What people are told about it.</summary>
    public abstract RuleDocumentation Documentation { get; }

    /// <summary>Whether it speaks only of files that are training data. A JSONL file of another kind gets one hint and no more.</summary>
    public virtual bool NeedsTrainingData => true;

    /// <summary>Whether, once it finds something, nothing else is worth saying of the file.</summary>
    public virtual bool SilencesOthers => false;

    /// <summary>What it makes of the texts of a line; decides which lines it has to see.</summary>
    public virtual TextUse TextUse => TextUse.Content;

    /// <summary>The numbers that may be set for it.</summary>
    public virtual IReadOnlyList<RuleOption> Options => [];

    /// <inheritdoc/>
    public override string ToString() => Id;
}
