namespace DatasetLsp.Core.Tokens;

/// <summary>How sure a number of tokens is.</summary>
public enum TokenCount
{
    /// <summary>Nothing was counted.</summary>
    None,

    /// <summary>Counted with another vocabulary than the model's, or something could not be counted.</summary>
    Estimate,

    /// <summary>What Google's own local tokenizer counts.</summary>
    Exact,
}
