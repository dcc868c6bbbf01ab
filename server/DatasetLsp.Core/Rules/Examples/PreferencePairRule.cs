using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Preference examples that do not choose between two answers.</summary>
public sealed class PreferencePairRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "preference-pair";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds preference examples that are not a question of the user and two different answers of the model, one preferred (score 1) and one not (0).",
        Why: """
            Preference tuning takes exactly two completions of one model turn each, one with the score 1 and one with 0; it is of
            texts only, and `contents` end with the user
            ([prepare preference data](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/preference-tuning/prepare-data)).
            From two answers that are the same there is nothing to learn. Of `chosen` and `rejected`, in whichever layout, only what
            every trainer needs is asked: that both say something, and not the same.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"completions":[{"score":1,"completion":{"role":"model","parts":[{"text":"Hello"}]}},{"score":1,"completion":{"role":"model","parts":[{"text":"What?"}]}}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"completions":[{"score":1,"completion":{"role":"model","parts":[{"text":"Hello"}]}},{"score":0,"completion":{"role":"model","parts":[{"text":"What?"}]}}]}
            """,
        Fix: "Give one answer the score 1 and the other 0, write what is missing, or remove the example.",
        SwitchOff: "For data that is ranked in another way and turned into pairs before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (!example.Format.IsPreference)
        {
            return;
        }

        if (example.Format is PreferenceFormat)
        {
            CheckScores(example, findings);
            CheckPrompt(example, findings);
            CheckTurns(example, findings);
        }

        CheckAnswers(example, findings);
    }

    private void CheckScores(Example example, FindingSink findings)
    {
        var completions = example.Completions;
        if (!example.Root.TryGetMember("completions"u8, out var member) || member.Value.Kind != JsonKind.Array)
        {
            return;
        }

        if (completions.Length != 2)
        {
            findings.Add(
                this,
                member.KeyNode.ShortSpan(),
                $"A preference example has exactly two completions, one with the score 1 and one with 0; this one has {completions.Length}.");
            return;
        }

        var isEachFine = true;
        foreach (var completion in completions)
        {
            if (completion is { ScoreNode: { } node, Score: not null and not (0 or 1) })
            {
                isEachFine = false;
                findings.Add(this, node.ShortSpan(), "A score is 1 for the preferred answer and 0 for the other.");
            }
        }

        if (isEachFine && completions[0].Score is { } score && completions[1].Score == score)
        {
            findings.Add(
                this,
                completions[1].ScoreNode!.Value.ShortSpan(),
                $"Both completions have the score {score:0}, so that none is preferred. Give one the score 1 and the other 0.",
                related: [new RelatedPlace(LineId: null, completions[0].ScoreNode!.Value.ShortSpan(), "The other score.")]);
        }
    }

    private void CheckPrompt(Example example, FindingSink findings)
    {
        if (example.Contents is [.., { Role: Role.Model or Role.Tool or Role.System } last])
        {
            findings.Add(this, last.Anchor, "The contents of a preference example end with the user: the model's next turn is what the completions are.");
        }
    }

    private void CheckTurns(Example example, FindingSink findings)
    {
        foreach (var turn in example.Completions.SelectMany(completion => completion.Contents))
        {
            if (turn.RoleNode is { } role && turn.Role is not (Role.Model or Role.None))
            {
                findings.Add(
                    this,
                    role.ShortSpan(),
                    "A completion is a turn of the model. Write `model`.",
                    new Fix("Change the role to `model`", [new ByteEdit(role.Span, "\"model\""u8.ToArray())], IsCertain: turn.Role == Role.Unknown && role.TextEquals("assistant"u8)));
            }
        }

        foreach (var part in example.Contents.Concat(example.Completions.SelectMany(completion => completion.Contents)).SelectMany(turn => turn.Parts))
        {
            if (part.Kind is not (PartKind.Text or PartKind.Unknown))
            {
                findings.Add(this, Place(part), "Preference tuning takes texts only; this part is none.");
            }
        }
    }

    private void CheckAnswers(Example example, FindingSink findings)
    {
        var answers = example.Completions;
        var isEachFull = answers.Length == 2;
        foreach (var answer in answers)
        {
            if (IsEmpty(answer))
            {
                findings.Add(this, EmptyPlace(answer), "There is nothing in this answer, so there is nothing to choose. Write it, or remove the example.");
            }

            isEachFull &= answer.Contents.Length > 0 && !IsEmpty(answer);
        }

        if (isEachFull && SaysTheSame(answers[0].Contents, answers[1].Contents))
        {
            findings.Add(
                this,
                answers[1].Anchor,
                "Both answers are the same, so there is nothing to choose. Write one that is better or worse, or remove the example.",
                related: [new RelatedPlace(LineId: null, answers[0].Anchor, "The other answer.")]);
        }
    }

    /// <summary>Whether it could be read and nothing is in it; what could not be read, other rules report.</summary>
    private static bool IsEmpty(Completion answer) => answer.Contents.Length == 0
        ? answer.Node is { Kind: JsonKind.Array, Count: 0 }
        : answer.Contents.All(turn => turn.Parts.All(part => part.IsBlankText) && !HasOtherContent(turn));

    /// <summary>Whether something stands there that is no list of parts, which other rules report.</summary>
    private static bool HasOtherContent(Content turn) =>
        turn.Parts.Length == 0
        && !((turn.Node.TryGetMember("parts"u8, out var parts) || turn.Node.TryGetMember("content"u8, out parts)) && parts.Value is { Kind: JsonKind.Array, Count: 0 });

    private static TextSpan EmptyPlace(Completion answer) =>
        answer.Contents.SelectMany(turn => turn.Parts).FirstOrDefault() is { } part ? part.Data.ShortSpan()
        : answer.Contents is [var turn, ..] ? turn.Anchor
        : answer.Anchor;

    private static bool SaysTheSame(IReadOnlyList<Content> turns, IReadOnlyList<Content> others) =>
        turns.Count == others.Count && turns.Zip(others).All(pair =>
            pair.First.Parts.Length == pair.Second.Parts.Length && pair.First.Parts.Zip(pair.Second.Parts).All(parts => IsSame(parts.First, parts.Second)));

    private static bool IsSame(Part part, Part other) =>
        part.Data.Kind == JsonKind.String && other.Data.Kind == JsonKind.String
            ? part.Data.GetString() == other.Data.GetString()
            : part.Data.Raw.SequenceEqual(other.Data.Raw);

    private static TextSpan Place(Part part)
    {
        foreach (var member in part.Node.Members)
        {
            if (member.Value == part.Data)
            {
                return member.KeyNode.ShortSpan();
            }
        }

        return part.Node.ShortSpan();
    }
}
