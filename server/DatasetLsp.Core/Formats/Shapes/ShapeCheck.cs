using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>Holds a record against the shape of its format: one walk, on which four rules report.</summary>
internal static class ShapeCheck
{
    // Objects with more members are rare enough to allocate for.
    private const int FewMembers = 32;

    /// <summary>All differences, in order of place.</summary>
    public static ImmutableArray<ShapeProblem> Check(JsonNode root, ObjectShape shape)
    {
        List<ShapeProblem>? problems = null;
        CheckObject(root, shape, ref problems);
        return problems is null ? [] : [.. problems];
    }

    private static void CheckObject(JsonNode node, ObjectShape shape, ref List<ShapeProblem>? problems)
    {
        Span<sbyte> fields = node.Count <= FewMembers ? stackalloc sbyte[FewMembers] : new sbyte[node.Count];
        var (present, set) = (0UL, 0UL);
        List<JsonMember>? unknown = null;
        var index = 0;
        foreach (var member in node.Members)
        {
            var field = IndexOf(shape, member);
            fields[index++] = (sbyte)field;
            if (field < 0)
            {
                (unknown ??= []).Add(member);
                continue;
            }

            present |= 1UL << field;
            set |= member.Value.Kind == JsonKind.Null ? 0 : 1UL << field;
        }

        var required = shape.WithoutStandIns(shape.Required, set);
        index = 0;
        foreach (var member in node.Members)
        {
            if (fields[index++] is >= 0 and var field)
            {
                CheckValue(member, member.Value, shape.Fields[field].Value, (required >> field & 1) != 0, ref problems);
            }
        }

        var hasOne = shape.OneOf == 0 || BitOperations.PopCount(set & shape.OneOf) == 1;
        if ((required & ~present) != 0 || !hasOne || unknown is not null)
        {
            CheckFields(node, shape, required & ~present, present, hasOne, unknown ?? [], problems ??= []);
        }
    }

    private static void CheckFields(
        JsonNode node, ObjectShape shape, ulong missing, ulong present, bool hasOne, List<JsonMember> unknown, List<ShapeProblem> problems)
    {
        for (var field = 0; field < shape.Fields.Count; field++)
        {
            if ((missing >> field & 1) != 0)
            {
                problems.Add(Missing(node, shape, shape.Fields[field], unknown));
            }
        }

        if (!hasOne)
        {
            CheckExactlyOne(node, shape, unknown, problems);
        }

        foreach (var member in unknown)
        {
            var absent = shape.Fields.Where((_, field) => (present >> field & 1) == 0).Select(field => field.Name);
            var suggestion = NearestName.Find(member.Key, absent);
            if (suggestion is not null || !shape.IsOpen)
            {
                problems.Add(Unknown(member, shape, suggestion));
            }
        }
    }

    /// <summary>Checks the member's value, or one item of it.</summary>
    private static void CheckValue(JsonMember member, JsonNode node, ValueShape shape, bool isRequired, ref List<ShapeProblem>? problems)
    {
        if (!shape.Allows(node.Kind))
        {
            // Protobuf's JSON reads null as "not set": nothing is wrong with it where the field may be absent.
            if (node.Kind != JsonKind.Null || isRequired)
            {
                var item = node == member.Value ? "" : "Each item of ";
                (problems ??= []).Add(new ShapeProblem(
                    ShapeProblemKind.WrongType,
                    node.ShortSpan(),
                    $"{item}`{member.Key.Shorten()}` must be {shape.Noun}, but this is {node.Kind.Noun()}.",
                    Wrap(node, shape)));
            }

            return;
        }

        if (node.Kind == JsonKind.Object && shape.Object is { } fields)
        {
            CheckObject(node, fields, ref problems);
        }
        else if (node.Kind == JsonKind.Array && shape.Element is { } element)
        {
            foreach (var item in node.Elements)
            {
                CheckValue(member, item, element, isRequired: true, ref problems);
            }
        }
    }

    private static int IndexOf(ObjectShape shape, JsonMember member) =>
        member.KeyNode.HasEscapes ? shape.IndexOf(Encoding.UTF8.GetBytes(member.Key)) : shape.IndexOf(member.RawKey);

    private static ShapeProblem Missing(JsonNode node, ObjectShape shape, FieldShape field, List<JsonMember> unknown)
    {
        foreach (var member in unknown)
        {
            if (field.Value.Allows(member.Value.Kind) && NearestName.Find(member.Key, [field.Name]) is not null)
            {
                unknown.Remove(member);
                return new ShapeProblem(
                    ShapeProblemKind.MissingField,
                    member.KeyNode.ShortSpan(),
                    $"`{field.Name}` is missing: {shape.Noun} needs it. `{member.Key.Shorten()}` is no field of it; rename it if `{field.Name}` is meant.",
                    Rename(member, field.Name));
            }
        }

        return new ShapeProblem(
            ShapeProblemKind.MissingField,
            new TextSpan(node.Span.Start, Math.Min(1, node.Span.Length)),
            $"`{field.Name}` is missing: {shape.Noun} needs it. Add it: {field.Value.Noun}.",
            Fix: null);
    }

    private static void CheckExactlyOne(JsonNode node, ObjectShape shape, List<JsonMember> unknown, List<ShapeProblem> problems)
    {
        // Where one field stands there twice, in one spelling or in two, other rules say so.
        var data = new List<(JsonMember Member, FieldShape Field)>();
        foreach (var member in node.Members)
        {
            if (IndexOf(shape, member) is >= 0 and var index && shape.ExactlyOne.Contains(shape.Fields[index].Name))
            {
                data.Add((member, shape.Fields[index]));
            }
        }

        var names = data.Where(field => field.Member.Value.Kind != JsonKind.Null).Select(field => field.Field.Name).Distinct().ToList();
        if (names.Count > 1)
        {
            var second = data.First(field => field.Field.Name == names[1] && field.Member.Value.Kind != JsonKind.Null);
            problems.Add(new ShapeProblem(
                ShapeProblemKind.NotExactlyOne,
                second.Member.KeyNode.ShortSpan(),
                $"{Capital(shape.Noun)} holds exactly one thing, but this one has {string.Join(" and ", names.Select(name => $"`{name}`"))}. Write each as a part of its own.",
                Fix: null));
            return;
        }

        if (data.Count > 0)
        {
            problems.Add(new ShapeProblem(
                ShapeProblemKind.NotExactlyOne,
                data[0].Member.Value.ShortSpan(),
                $"There is nothing in this part: `{data[0].Field.Name}` is null. Write what belongs there, or remove the part.",
                Fix: null));
            return;
        }

        foreach (var member in unknown)
        {
            if (NearestName.Find(member.Key, shape.ExactlyOne) is { } meant)
            {
                unknown.Remove(member);
                problems.Add(new ShapeProblem(
                    ShapeProblemKind.NotExactlyOne,
                    member.KeyNode.ShortSpan(),
                    $"There is nothing in this part: `{member.Key.Shorten()}` is no field of it. Rename it if `{meant}` is meant.",
                    Rename(member, meant)));
                return;
            }
        }

        problems.Add(new ShapeProblem(
            ShapeProblemKind.NotExactlyOne,
            new TextSpan(node.Span.Start, Math.Min(1, node.Span.Length)),
            $"There is nothing in this part: it needs one of {string.Join(", ", shape.ExactlyOne.Select(name => $"`{name}`"))}.",
            Fix: null));
    }

    private static string Capital(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];

    private static ShapeProblem Unknown(JsonMember member, ObjectShape shape, string? suggestion) =>
        suggestion is null
            ? new ShapeProblem(
                ShapeProblemKind.UnknownField,
                member.KeyNode.ShortSpan(),
                $"`{member.Key.Shorten()}` is no field of {shape.Noun}. It has {List(shape)}.",
                Fix: null)
            : new ShapeProblem(
                ShapeProblemKind.UnknownField,
                member.KeyNode.ShortSpan(),
                $"`{member.Key.Shorten()}` is no field of {shape.Noun}. Did you mean `{suggestion}`?",
                Rename(member, suggestion));

    private static string List(ObjectShape shape) => string.Join(", ", shape.Fields.Select(field => $"`{field.Name}`"));

    private static Fix Rename(JsonMember member, string name) =>
        new($"Rename to `{name}`", [new ByteEdit(member.KeySpan, Encoding.UTF8.GetBytes($"\"{name}\""))], IsCertain: false);

    private static Fix? Wrap(JsonNode node, ValueShape shape)
    {
        var around = node.Kind == JsonKind.String ? shape.AroundString : null;
        if (around is null && shape.Element is { } element && element.Allows(node.Kind))
        {
            around = ("[", "]");
        }

        return around is { } text
            ? new Fix(
                $"Write it as {shape.Noun}",
                [
                    new ByteEdit(new TextSpan(node.Span.Start, 0), Encoding.UTF8.GetBytes(text.Before)),
                    new ByteEdit(new TextSpan(node.Span.End, 0), Encoding.UTF8.GetBytes(text.After)),
                ],
                IsCertain: true)
            : null;
    }
}
