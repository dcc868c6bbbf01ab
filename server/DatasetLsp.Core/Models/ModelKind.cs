namespace DatasetLsp.Core.Models;

/// <summary>How a model is tuned.</summary>
public enum ModelKind
{
    /// <summary>One of Google's own, tuned by the service for Gemini.</summary>
    Google,

    /// <summary>One with open weights, tuned by the service for open models.</summary>
    Open,

    /// <summary>Not with a dataset of text, or not at all. <see cref="ModelInfo.Unsuitable"/> says why.</summary>
    Other,
}
