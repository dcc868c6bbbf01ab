using System.Numerics;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Index;

/// <summary>What the index keeps of how a record is built, which is the same whatever its texts say.</summary>
/// <param name="Shape">Equal for records with the same fields in the same order, whose turns say who speaks before or after they say what, and of two others once in 32,768; 0 where the format is unknown.</param>
/// <param name="Resolution">The resolution of its media, where it gives one for all of them.</param>
/// <param name="HasPartResolution">Whether a part of it gives a resolution of its own.</param>
public readonly record struct StructureFacts(ushort Shape, RowResolution Resolution, bool HasPartResolution)
{
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>Whether there is anything to look at in how it resolves media.</summary>
    public bool HasResolution => Resolution != RowResolution.None || HasPartResolution;

    /// <summary>Of an example.</summary>
    public static StructureFacts Of(Example example)
    {
        if (example.Format == FormatCatalogue.Unknown || example.Root.Kind != JsonKind.Object)
        {
            return default;
        }

        var takesMedia = example.Format is { HasParts: true, IsPreference: false };
        return new StructureFacts(
            ShapeOf(example),
            takesMedia && ResolutionNode(example) is { } node ? Read(node) : RowResolution.None,
            takesMedia && example.Contents.Any(content => content.Parts.Any(part => PartResolution(part) is not null)));
    }

    /// <summary>Where the resolution of all media of an example is written; null where it is not.</summary>
    public static JsonNode? ResolutionNode(Example example) =>
        Config(example) is { } config && config.Value.Kind == JsonKind.Object
        && (config.Value.TryGetMember("mediaResolution"u8, out var resolution) || config.Value.TryGetMember("media_resolution"u8, out resolution))
        && resolution.Value.Kind != JsonKind.Null
            ? resolution.Value
            : null;

    /// <summary>Where an example's settings for generation are written; null where they are not.</summary>
    public static JsonMember? Config(Example example) =>
        example.Root.TryGetMember("generationConfig"u8, out var config) || example.Root.TryGetMember("generation_config"u8, out config) ? config : null;

    /// <summary>Where the resolution of a part is written; null where it is not.</summary>
    public static JsonMember? PartResolution(Part part) =>
        part.Node is { Kind: JsonKind.Object, Count: > 1 }
        && (part.Node.TryGetMember("mediaResolution"u8, out var resolution) || part.Node.TryGetMember("media_resolution"u8, out resolution))
        && resolution.Value.Kind != JsonKind.Null
            ? resolution
            : null;

    /// <summary>What is written there: a name, or the number that stands for it in the protocol.</summary>
    public static RowResolution Read(JsonNode node) => node.Kind switch
    {
        JsonKind.String when node.TextEquals("MEDIA_RESOLUTION_UNSPECIFIED"u8) => RowResolution.None,
        JsonKind.String when node.TextEquals("MEDIA_RESOLUTION_LOW"u8) => RowResolution.Low,
        JsonKind.String when node.TextEquals("MEDIA_RESOLUTION_MEDIUM"u8) => RowResolution.Medium,
        JsonKind.String when node.TextEquals("MEDIA_RESOLUTION_HIGH"u8) => RowResolution.High,
        JsonKind.Number when node.Raw is [var digit and >= (byte)'0' and <= (byte)'3'] => (RowResolution)(digit - '0'),
        _ => RowResolution.Other,
    };

    /// <summary>Whether a turn says who speaks first; null where it does not say both who and what.</summary>
    public static bool? BeginsWithRole(Content content)
    {
        var (role, index) = (-1, 0);
        var data = -1;
        foreach (var member in content.Node.Members)
        {
            if (member.KeyEquals("role"u8) || member.KeyEquals("from"u8) || member.KeyEquals("author"u8))
            {
                role = index;
            }
            else if (member.KeyEquals("parts"u8) || member.KeyEquals("content"u8) || member.KeyEquals("value"u8))
            {
                data = index;
            }

            index++;
        }

        return role < 0 || data < 0 ? null : role < data;
    }

    private static ushort ShapeOf(Example example)
    {
        var hash = 0UL;
        foreach (var member in example.Root.Members)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ Murmur3.Hash(member.RawKey).Low) * Spread;
        }

        var turns = 0UL;
        foreach (var content in example.Contents)
        {
            turns |= BeginsWithRole(content) switch
            {
                true => 1UL,
                false => 2UL,
                null => 0UL,
            };
        }

        return (ushort)((((hash ^ turns) * Spread) >> 48) | 1);
    }
}
