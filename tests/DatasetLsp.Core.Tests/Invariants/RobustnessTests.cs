using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Invariants;

public class RobustnessTests
{
    private const int Large = 1_000_000;

    public static TheoryData<string, string> Hostile => new()
    {
        { "one letter", new string('a', Large) },
        { "quotes", new string('"', Large) },
        { "backslashes", new string('\\', Large) },
        { "spaces", new string(' ', Large) },
        { "commas", new string(',', Large) },
        { "colons in an object", "{" + new string(':', Large) },
        { "apostrophes", new string('\'', Large) },
        { "byte order marks", new string('\uFEFF', Large / 3) },
        { "carriage returns", new string('\r', Large) },
        { "line feeds", new string('\n', Large / 10) },
        { "arrays opened", new string('[', 100_000) },
        { "arrays opened and closed", new string('[', 100_000) + new string(']', 100_000) },
        { "objects opened", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "brackets closed", new string(']', 100_000) },
        { "one long text", $$"""{"contents":[{"role":"user","parts":[{"text":"{{new string('ä', Large / 2)}}"}]},{"role":"model","parts":[{"text":"Hello"}]}]}""" },
        { "one long key", $$"""{"{{new string('k', Large)}}":1,"contents":[{"role":"{{new string('r', Large)}}","parts":"{{string.Concat(Enumerable.Repeat("😀", 1000))}}"}]}""" },
        { "many members", "{\"contents\":[]," + string.Join(',', Enumerable.Range(0, 50_000).Select(index => $"\"k{index}\":{index}")) + "}" },
        { "many turns", "{\"contents\":[" + string.Join(',', Enumerable.Repeat("""{"role":"user","parts":[{"text":""}]}""", 20_000)) + "]}" },
        { "many escapes that are none", "{\"a\":\"" + string.Concat(Enumerable.Repeat("\\q\\ud83d", 50_000)) + "\"}" },
        { "many quotes that are not escaped", "{\"a\":\"" + string.Concat(Enumerable.Repeat("x \"y\" ", 50_000)) + "\"}" },
        { "a mark and nothing", "\uFEFF" },
        { "a mark and broken lines", "\uFEFF\nxx{\n\uFEFF[" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_input_is_read_like_any_other(string name, string text)
    {
        Assert.NotEmpty(name);
        AssertSound(Sampling.Bytes(text));
    }

    [Fact]
    public void Random_bytes_are_read() =>
        Sampling.ForEach(Gen.Choose(0, 400), 300, (length, random) =>
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            AssertSound(bytes);
        });

    [Fact]
    public void Random_JSON_signs_are_read() =>
        Sampling.ForEach(Gen.Elements("{}[]\",:\\ '\n\rtrue1.e-\uFEFF😀ä#/".EnumerateRunes().Select(rune => rune.ToString()).ToArray()).ArrayOf(80), 400, (signs, _) =>
            AssertSound(Sampling.Bytes(string.Concat(signs))));

    [Fact]
    public void Good_lines_that_are_damaged_are_read() =>
        Sampling.ForEach(Sampling.Document(12), 250, (text, random) =>
        {
            var bytes = Sampling.Bytes(text).ToList();
            for (var damage = random.Next(1, 12); damage > 0; damage--)
            {
                var at = random.Next(bytes.Count + 1);
                switch (random.Next(4))
                {
                    case 0:
                        bytes.Insert(at, (byte)random.Next(256));
                        break;
                    case 1 when at < bytes.Count:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 2:
                        bytes.RemoveRange(at, Math.Min(random.Next(30), bytes.Count - at));
                        break;
                    default:
                        bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(40)).ToArray());
                        break;
                }
            }

            AssertSound([.. bytes]);
        });

    private static void AssertSound(byte[] text) => Soundness.Check(DatasetAnalysis.Of(LineTable.FromBytes(text), RuleSettings.Default));
}
