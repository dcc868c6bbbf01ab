using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Models;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Media resolutions that there are not, or that differ where they must not.</summary>
public sealed class MediaResolutionRule : DatasetRule
{
    private const string Prefix = "MEDIA_RESOLUTION_";

    private static readonly string[] Levels = ["LOW", "MEDIUM", "HIGH"];
    private static readonly string[] PartLevels = [.. Levels, "ULTRA_HIGH"];

    /// <inheritdoc/>
    public override string Id => "media-resolution";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds values of `mediaResolution` that there are not, and lines with another one than the rest where all must have the same.",
        Why: """
            `generationConfig.mediaResolution` is `MEDIA_RESOLUTION_LOW`, `MEDIA_RESOLUTION_MEDIUM` or `MEDIA_RESOLUTION_HIGH`; the level of a
            single part may also be `MEDIA_RESOLUTION_ULTRA_HIGH`, if it is an image
            ([content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto)).

            Before Gemini 3, every line of the training and of the validation file must have the same
            `generationConfig.mediaResolution`
            ([video tuning](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/video)); a line without media that lacks
            it is a warning. From Gemini 3 on they may differ, and a part may have its own; on a part, older models get a warning.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/png","fileUri":"gs://my-bucket/cat.png"}}]},{"role":"model","parts":[{"text":"A cat"}]}],"generationConfig":{"mediaResolution":"LOW"}}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/png","fileUri":"gs://my-bucket/cat.png"}}]},{"role":"model","parts":[{"text":"A cat"}]}],"generationConfig":{"mediaResolution":"MEDIA_RESOLUTION_LOW"}}
            """,
        Fix: "Write one of the values, the same on every line. The quick fix completes a name, or writes what most lines have.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        if (index.WithResolution == 0)
        {
            yield break;
        }

        var rules = context.Model?.Media?.Resolution;
        var needsSame = rules?.SameOnEveryLine?.Value == true;
        var usual = needsSame ? FindUsual(index, lines) : null;
        foreach (var lineId in lines.Ids)
        {
            var structure = index.StructureOf(lineId);
            var differs = usual is not null && IsExample(index, lineId) && structure.Resolution != usual.Level && structure.Resolution != RowResolution.Other;
            if ((differs || structure.HasPartResolution || structure.Resolution == RowResolution.Other)
                && LineAnalyzer.Read(JsonTree.Parse(lines.ContentOf(lineId))) is { } example)
            {
                var model = context.Model!;
                foreach (var finding in Values(example).Concat(rules?.PerPart?.Value == false ? OnParts(example, model) : []).Concat(differs ? [Other(example, usual!, index.HasMedia(lineId), model)] : []))
                {
                    yield return new LineFinding(lineId, finding);
                }
            }
        }
    }

    private static bool IsExample(DatasetIndex index, int lineId) => index.FormatOf(lineId) is { HasParts: true, IsPreference: false };

    /// <summary>What most of the lines have that have any; of as many, what comes first. Null where no line has any.</summary>
    private static UsualLevel? FindUsual(DatasetIndex index, IDatasetLines lines)
    {
        var counts = new int[(int)RowResolution.Other];
        var firsts = new int[(int)RowResolution.Other];
        var examples = 0;
        foreach (var lineId in lines.Ids)
        {
            if (IsExample(index, lineId))
            {
                examples++;
                var level = index.StructureOf(lineId).Resolution;
                if (level is not (RowResolution.None or RowResolution.Other) && counts[(int)level]++ == 0)
                {
                    firsts[(int)level] = lineId;
                }
            }
        }

        var most = counts.Max();
        if (most == 0)
        {
            return null;
        }

        var usual = Enumerable.Range(0, counts.Length).Where(level => counts[level] == most).MinBy(level => lines.IndexOf(firsts[level]));
        var place = new RelatedPlace(firsts[usual], index.AnchorOf(firsts[usual]), "What most lines have.");
        return new UsualLevel((RowResolution)usual, $"{Prefix}{Levels[usual - 1]}", $"{most} of {examples} examples, as on line {lines.IndexOf(firsts[usual]) + 1}", place);
    }

    private IEnumerable<Finding> Values(Example example)
    {
        if (StructureFacts.ResolutionNode(example) is { } all && StructureFacts.Read(all) == RowResolution.Other)
        {
            yield return Unknown(all, Levels, all.Kind == JsonKind.String && all.TextEquals("MEDIA_RESOLUTION_ULTRA_HIGH"u8)
                ? "`MEDIA_RESOLUTION_ULTRA_HIGH` is of a single part only, not of the whole example."
                : null);
        }

        var kinds = MediaItem.Of(example).ToDictionary(item => item.Part.Span.Start, item => item.Kind);
        foreach (var part in example.Contents.SelectMany(content => content.Parts))
        {
            if (StructureFacts.PartResolution(part) is not { } resolution || !resolution.Value.TryGetMember("level"u8, out var level) || level.Value.Kind == JsonKind.Null)
            {
                continue;
            }

            if (level.Value.Kind == JsonKind.String && level.Value.TextEquals("MEDIA_RESOLUTION_ULTRA_HIGH"u8))
            {
                if (kinds.GetValueOrDefault(part.Node.Span.Start) is not (MediaKind.Image or MediaKind.Unknown))
                {
                    yield return Found(level.Value.ShortSpan(), "`MEDIA_RESOLUTION_ULTRA_HIGH` is for images only. Write `MEDIA_RESOLUTION_HIGH`.");
                }
            }
            else if (StructureFacts.Read(level.Value) == RowResolution.Other && !level.Value.Raw.SequenceEqual("4"u8))
            {
                yield return Unknown(level.Value, PartLevels, null);
            }
        }
    }

    private IEnumerable<Finding> OnParts(Example example, ModelInfo model) =>
        from part in example.Contents.SelectMany(content => content.Parts)
        let resolution = StructureFacts.PartResolution(part)
        where resolution is not null
        select Found(
            resolution.Value.KeyNode.ShortSpan(),
            $"A part has a resolution of its own from Gemini 3 on; {model.Name} takes that of `generationConfig` only. Write it there, the same on every line.") with
        { Severity = Severity.Warning };

    private Finding Unknown(JsonNode node, string[] levels, string? why)
    {
        var written = node.Kind == JsonKind.String ? node.GetString() : Encoding.UTF8.GetString(node.Raw[..node.Raw.ShortLength(JsonWords.LongestSpan)]);
        var bare = written.Trim().ToUpperInvariant().Replace('-', '_').Replace(' ', '_');
        bare = bare.StartsWith(Prefix, StringComparison.Ordinal) ? bare[Prefix.Length..] : bare;
        var meant = why is null && node.Kind == JsonKind.String ? Array.Find(levels, level => level == bare) ?? NearestName.Find(bare, levels) : null;
        var choice = meant is null ? $"Write one of {string.Join(", ", levels.Select(level => $"`{Prefix}{level}`"))}." : $"Write `{Prefix}{meant}`.";
        return Found(node.ShortSpan(), $"{why ?? $"There is no resolution `{written.Shorten()}`."} {choice}") with
        {
            Fix = meant is null ? null : Rewrite(node, $"{Prefix}{meant}", isCertain: meant == bare),
        };
    }

    private Finding Other(Example example, UsualLevel usual, bool hasMedia, ModelInfo model)
    {
        var needs = $"{model.Name} needs the same `generationConfig.mediaResolution` on every line";
        if (StructureFacts.ResolutionNode(example) is { } node && StructureFacts.Read(node) != RowResolution.None)
        {
            var written = node.Kind == JsonKind.String ? node.GetString() : Encoding.UTF8.GetString(node.Raw);
            return Found(node.ShortSpan(), $"{needs}: here it is `{written}`, but `{usual.Name}` in {usual.Count}. Write that, or change the others.") with
            {
                Fix = Rewrite(node, usual.Name, isCertain: false),
                Related = [usual.Place],
            };
        }

        return Found(example.Anchor, $"{needs}: here there is none, but `{usual.Name}` in {usual.Count}. Add it.") with
        {
            Severity = hasMedia ? DefaultSeverity : Severity.Warning,
            Fix = Add(example, usual.Name),
            Related = [usual.Place],
        };
    }

    private static Fix? Add(Example example, string name)
    {
        var title = $"Add `{name}`";
        if (StructureFacts.ResolutionNode(example) is { } unspecified)
        {
            return Rewrite(unspecified, name, isCertain: false);
        }

        if (StructureFacts.Config(example) is not { } config)
        {
            return new Fix(title, [new ByteEdit(new TextSpan(example.Root.Span.End - 1, 0), Encoding.UTF8.GetBytes($",\"generationConfig\":{{\"mediaResolution\":\"{name}\"}}"))], IsCertain: false);
        }

        if (config.Value.Kind != JsonKind.Object || config.Value.TryGetMember("mediaResolution"u8, out _) || config.Value.TryGetMember("media_resolution"u8, out _))
        {
            return null;
        }

        var comma = config.Value.Count > 0 ? "," : "";
        return new Fix(title, [new ByteEdit(new TextSpan(config.Value.Span.Start + 1, 0), Encoding.UTF8.GetBytes($"\"mediaResolution\":\"{name}\"{comma}"))], IsCertain: false);
    }

    private static Fix Rewrite(JsonNode node, string name, bool isCertain) =>
        new($"Change it to `{name}`", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{name}\""))], isCertain);

    private Finding Found(TextSpan span, string message) => new(this, DefaultSeverity, span, message);

    /// <param name="Level">What most lines have.</param>
    /// <param name="Name">As they write it.</param>
    /// <param name="Count">How many, and where to see it.</param>
    /// <param name="Place">The first that has it.</param>
    private sealed record UsualLevel(RowResolution Level, string Name, string Count, RelatedPlace Place);
}
