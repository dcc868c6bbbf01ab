using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>A way to write training examples: how to know it, how to read it, what belongs in it. Without state.</summary>
public abstract class TrainingFormat
{
    /// <summary>The name in reports and settings.</summary>
    public abstract string Id { get; }

    /// <summary>What people call it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The fields of a record.</summary>
    public abstract ObjectShape Shape { get; }

    /// <summary>The names of the roles that a turn may have, the model's last.</summary>
    public abstract IReadOnlyList<string> Roles { get; }

    /// <summary>Whether its turns are Gemini's contents, made of parts.</summary>
    public virtual bool HasParts => false;

    /// <summary>Whether an example is learnt from by choosing between its <see cref="Example.Completions"/>; its turns are then the prompt alone.</summary>
    public virtual bool IsPreference => false;

    /// <summary>Whether today's Gemini models are no longer tuned on it.</summary>
    public virtual bool IsLegacy => false;

    /// <summary>Whether a record is written in this format, judged by the names of its fields and roles alone.</summary>
    public abstract bool Recognises(JsonNode root);

    /// <summary>Whether an example read as this format could not be one of another as well.</summary>
    public virtual bool IsCertain(Example example) => true;

    /// <summary>Whether examples that are not certain could be of this format.</summary>
    public virtual bool HasUncertainLines => false;

    /// <summary>Reads a record, as far as it can be read; never fails.</summary>
    public abstract Example Read(JsonNode root);
}
