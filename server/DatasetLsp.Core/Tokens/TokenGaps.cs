namespace DatasetLsp.Core.Tokens;

/// <summary>What of an example has tokens that cannot be known from its line, so that its count is too low.</summary>
[Flags]
public enum TokenGaps
{
    /// <summary>Nothing: all was counted.</summary>
    None = 0,

    /// <summary>An image for which the model's cost is not known.</summary>
    Image = 1,

    /// <summary>A video whose length is not written.</summary>
    Video = 2,

    /// <summary>A sound whose length is not written.</summary>
    Audio = 4,

    /// <summary>A document whose pages are not written.</summary>
    Document = 8,

    /// <summary>Media of another kind, or of none that is named.</summary>
    OtherMedia = 16,

    /// <summary>Nothing is left out, but media are in the number, which are reckoned by what a page says they cost.</summary>
    Reckoned = 32,
}
