namespace DatasetLsp.Core.Models;

/// <summary>Which weights are tuned.</summary>
public enum TuningMode
{
    /// <summary>Those of a small adapter beside the model (PEFT, LoRA).</summary>
    Adapter,

    /// <summary>All of the model's.</summary>
    Full,
}
