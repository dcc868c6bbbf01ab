using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>One training record, the same whatever format it was written in. Spans count from the start of its line.</summary>
/// <param name="Format">The format it was read as.</param>
/// <param name="Root">The whole record.</param>
/// <param name="SystemInstruction">Instructions that the format keeps apart from the turns.</param>
/// <param name="Contents">The turns, in order; in formats that have no place of its own for it, the system instruction among them.</param>
public sealed record Example(TrainingFormat Format, JsonNode Root, Content? SystemInstruction, IReadOnlyList<Content> Contents)
{
    private IReadOnlyList<ShapeProblem>? _shapeProblems;

    /// <summary>In preference data the answers to choose between, as written; else none.</summary>
    public IReadOnlyList<Completion> Completions { get; init; } = [];

    /// <summary>Where the record differs from its format; looked for once.</summary>
    public IReadOnlyList<ShapeProblem> ShapeProblems =>
        _shapeProblems ??= Root.Kind == JsonKind.Object ? ShapeCheck.Check(Root, Format.Shape) : [];

    /// <summary>A short place that stands for the whole example: the name of its first field.</summary>
    public TextSpan Anchor
    {
        get
        {
            if (Root.Kind == JsonKind.Object)
            {
                foreach (var member in Root.Members)
                {
                    return member.KeyNode.ShortSpan();
                }
            }

            return Root.ShortSpan();
        }
    }

    /// <summary>Whether the model says anything: without that there is nothing to learn.</summary>
    public bool HasModelTurn
    {
        get
        {
            for (var index = Contents.Count - 1; index >= 0; index--)
            {
                if (Contents[index].Role == Role.Model)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a turn holds anything but text, calls and code.</summary>
    public bool HasMedia
    {
        get
        {
            for (var index = 0; index < Contents.Count; index++)
            {
                var parts = Contents[index].Parts;
                for (var part = 0; part < parts.Count; part++)
                {
                    if (parts[part].Kind == PartKind.Media)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
