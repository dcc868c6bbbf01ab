using System.Text;
using System.Text.Json;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

/// <summary>What holds for every text, tried on seeded random ones.</summary>
public class JsonPropertyTests
{
    public static TheoryData<string> Damages => [.. Enum.GetNames<Damage>().Where(name => name != nameof(Damage.None))];

    [Fact]
    public void Valid_json_reads_as_System_Text_Json_reads_it()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            byte[] text = RandomJson.Create(seed).Clean;
            JsonTree tree = JsonTree.Parse(text);
            Assert.Empty(tree.Errors);
            TreeCheck.AssertSound(tree);
            using JsonDocument document = JsonDocument.Parse(text);
            AssertSame(document.RootElement, tree.Root);
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Certain_repairs_restore_json_damaged_in_one_way(string damage)
    {
        var kind = Enum.Parse<JsonErrorKind>(damage);
        for (int seed = 0; seed < 200; seed++)
        {
            (byte[] clean, byte[] damaged) = RandomJson.Create(seed, Enum.Parse<Damage>(damage));
            Assert.All(JsonTree.Parse(damaged).Errors, error => Assert.Equal(kind, error.Kind));
            AssertRepairs(clean, damaged);
        }
    }

    [Fact]
    public void Certain_repairs_restore_json_damaged_in_two_ways()
    {
        Damage[] damages = [.. Enum.GetValues<Damage>().Where(damage => damage != Damage.None)];
        for (int seed = 0; seed < 2000; seed++)
        {
            Damage damage = damages[seed % damages.Length] | damages[seed / damages.Length % damages.Length];

            // Where a comma is lost beside other quotes or none, it is not certain where a string ends.
            const Damage Quoting = Damage.UnquotedKey | Damage.SingleQuotes | Damage.SmartQuotes;
            if ((damage & Damage.MissingComma) == 0 || (damage & Quoting) == 0)
            {
                (byte[] clean, byte[] damaged) = RandomJson.Create(seed, damage);
                AssertRepairs(clean, damaged);
            }
        }
    }

    [Fact]
    public void A_text_cut_anywhere_has_one_fault_or_two_and_a_repair()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            byte[] text = RandomJson.Create(seed).Clean.AsSpan().TrimEnd(" \r\n"u8).ToArray();
            for (int length = 1; length < text.Length; length++)
            {
                JsonTree tree = JsonTree.Parse(text.AsMemory(0, length));
                TreeCheck.AssertSound(tree);
                Assert.InRange(tree.Errors.Length, 1, 2);
                Assert.All(tree.Errors, error => Assert.False(error.Repair?.IsCertain ?? false));
            }
        }
    }

    [Fact]
    public void Random_bytes_leave_a_sound_tree()
    {
        var random = new Random(1);
        for (int round = 0; round < 5000; round++)
        {
            byte[] text = new byte[random.Next(60)];
            random.NextBytes(text);
            TreeCheck.AssertSound(JsonTree.Parse(text));
        }
    }

    [Fact]
    public void Random_tokens_leave_a_sound_tree()
    {
        string[] tokens =
            ["{", "}", "[", "]", ",", ":", "\"", "'", "“", "”", "\\", "\\\"", "\\u", "\\ud800", " ", "\n", "\t", "a", "true", "None", "NaN", "-", "01", "1.5", "//", "/*", "*/", "#", "é", "\u00A0", "\uFEFF", "\"a\":", "\"b\"", "u'", "=", ";"];
        var random = new Random(2);
        for (int round = 0; round < 30000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => tokens[random.Next(tokens.Length)]));
            JsonTree tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text), maxDepth: random.Next(1, 6));
            TreeCheck.AssertSound(tree);
            if (tree.Errors.All(error => error.Kind != JsonErrorKind.TooDeep))
            {
                Assert.True(IsValid(text) == tree.Errors.All(error => error.Kind == JsonErrorKind.LoneSurrogate), $"{text}: {string.Join(", ", tree.Errors)}");
            }
        }
    }

    [Fact]
    public void Mutated_json_leaves_a_sound_tree()
    {
        var random = new Random(3);
        for (int seed = 0; seed < 3000; seed++)
        {
            List<byte> text = [.. RandomJson.Create(seed).Clean];
            for (int edits = random.Next(1, 4); edits > 0 && text.Count > 0; edits--)
            {
                int at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0: text.RemoveAt(at); break;
                    case 1: text.Insert(at, text[random.Next(text.Count)]); break;
                    default: text[at] = (byte)random.Next(256); break;
                }
            }

            TreeCheck.AssertSound(JsonTree.Parse(text.ToArray()));
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\"a\" b,")]
    [InlineData("[\"a\" b, \"c")]
    [InlineData("{\"a\": \"b\" c ")]
    [InlineData("'a' b, ")]
    [InlineData("['a")]
    [InlineData("{a ")]
    [InlineData("\\\"")]
    [InlineData("\",\"")]
    [InlineData("x {")]
    [InlineData("}")]
    [InlineData("{},")]
    [InlineData("“")]
    [InlineData("/*")]
    [InlineData("[1 ")]
    public void A_long_hostile_text_is_read(string unit)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 30_000)));
        Assert.NotEmpty(JsonTree.Parse(text).Errors);
        Assert.NotEmpty(JsonTree.Parse(Encoding.UTF8.GetBytes("[" + Encoding.UTF8.GetString(text))).Errors);
    }

    private static void AssertRepairs(byte[] clean, byte[] damaged)
    {
        byte[] text = damaged;
        JsonTree tree = JsonTree.Parse(text);
        TreeCheck.AssertSound(tree);
        while (tree.Errors.Length > 0)
        {
            JsonRepair? repair = tree.Errors[0].Repair;
            Assert.True(repair is { IsCertain: true }, $"{tree.Errors[0]} in {Encoding.UTF8.GetString(text)}");
            byte[] repaired = TreeCheck.Apply(repair!, text);
            JsonTree next = JsonTree.Parse(repaired);
            string kinds = string.Join(' ', tree.Errors.Skip(1).Select(error => error.Kind).Order());
            Assert.True(
                kinds == string.Join(' ', next.Errors.Select(error => error.Kind).Order()),
                $"{tree.Errors[0]}: {Encoding.UTF8.GetString(text)} -> {Encoding.UTF8.GetString(repaired)}: {string.Join(", ", next.Errors)}, wanted {kinds}");
            text = repaired;
            tree = next;
        }

        Assert.True(
            HaveSameData(clean, text),
            $"{Encoding.UTF8.GetString(damaged)} -> {Encoding.UTF8.GetString(text)}, not {Encoding.UTF8.GetString(clean)}");
    }

    private static bool HaveSameData(byte[] left, byte[] right) =>
        System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(left), System.Text.Json.Nodes.JsonNode.Parse(right));

    private static bool IsValid(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return !text.StartsWith('\uFEFF');
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertSame(JsonElement expected, Text.Json.JsonNode actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, actual.Kind);
                JsonProperty[] properties = [.. expected.EnumerateObject()];
                Assert.Equal(properties.Length, actual.Count);
                int at = 0;
                foreach (JsonMember member in actual.Members)
                {
                    Assert.Equal(properties[at].Name, member.Key);
                    Assert.True(member.KeyEquals(Encoding.UTF8.GetBytes(properties[at].Name)));
                    AssertSame(properties[at++].Value, member.Value);
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, actual.Kind);
                Assert.Equal(expected.GetArrayLength(), actual.Count);
                int index = 0;
                foreach (Text.Json.JsonNode element in actual.Elements)
                {
                    AssertSame(expected[index++], element);
                }

                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), actual.GetString());
                goto default;
            default:
                Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
                Assert.Equal(expected.GetRawText(), Encoding.UTF8.GetString(actual.Raw));
                break;
        }
    }
}
