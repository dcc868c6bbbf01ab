namespace DatasetLsp.Core.Reports;

/// <summary>What <see cref="TokenLines"/> say of an example beside its tokens.</summary>
public enum TokenDetail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Tokens by role.</summary>
    Role,

    /// <summary>Tokens of each part, with its role and where it stands.</summary>
    Part,
}
