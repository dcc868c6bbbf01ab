using System.Collections.Immutable;
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
public sealed record Example(TrainingFormat Format, JsonNode Root, Content? SystemInstruction, ImmutableArray<Content> Contents)
{
    private ImmutableArray<ShapeProblem> _shapeProblems;

    /// <summary>In preference data the answers to choose between, as written; else none.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>Where the record differs from its format; looked for once.</summary>
    public ImmutableArray<ShapeProblem> ShapeProblems
    {
        get
        {
            if (_shapeProblems.IsDefault)
            {
                _shapeProblems = Root.Kind == JsonKind.Object ? ShapeCheck.Check(Root, Format.Shape) : [];
            }

            return _shapeProblems;
        }
    }

    /// <summary>Spares the look, where another example of the same structure had no such place.</summary>
    internal void MarkWellShaped() => _shapeProblems = [];

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
            foreach (var content in Contents)
            {
                if (content.Role == Role.Model)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a turn holds anything but text, calls and code.</summary>
    public bool HasMedia => Has(PartKind.Media);

    /// <summary>Whether a turn calls a function.</summary>
    public bool HasCalls => Has(PartKind.FunctionCall);

    private bool Has(PartKind kind)
    {
        foreach (var content in Contents)
        {
            foreach (var part in content.Parts)
            {
                if (part.Kind == kind)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
