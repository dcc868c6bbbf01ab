using System.Text;
using System.Text.Json.Nodes;
using DatasetLsp.Tokenizers.Tests.References;
using DatasetLsp.Tokenizers.Tests.Texts;

namespace DatasetLsp.Tokenizers.Tests;

/// <summary>Vocabularies that a person names.</summary>
public sealed class VocabularyFileTests
{
    internal static readonly string[] SmallPieces =
    [
        "<pad>", "<eos>", "<bos>", "<unk>", .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"), "<turn>",
        "▁a", "bc", "abc", "▁abc", "▁", "a", "b", "c", "é",
    ];

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void A_tokenizer_model_counts_as_the_packed_vocabulary(string vocabulary)
    {
        var own = Tokenizer.FromFile("tokenizer.model", new ModelProto().Write(PlainVocabulary.Of(vocabulary)));
        Assert.Equal(("tokenizer.model", TokenizerKind.SentencePieceModel, PlainVocabulary.Of(vocabulary).Pieces.Length), (own.Name, own.Kind, own.VocabularySize));
        CountsAs(Tokens.Of(vocabulary), own, vocabulary);
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void A_tokenizer_json_counts_as_the_packed_vocabulary(string vocabulary)
    {
        var own = Tokenizer.Open(Repository.TokenizerJson(vocabulary));
        Assert.Equal(("tokenizer.json", TokenizerKind.TokenizerJson, PlainVocabulary.Of(vocabulary).Pieces.Length), (own.Name, own.Kind, own.VocabularySize));
        CountsAs(Tokens.Of(vocabulary), own, vocabulary);
    }

    [Fact]
    public void A_vocabulary_of_another_shape_than_Gemmas_is_counted_by_the_general_rule()
    {
        var plain = new PlainVocabulary(SmallPieces, ["<turn>"]);
        var tokenizer = Tokenizer.FromFile("small", new ModelProto().Write(plain));
        foreach (var text in new[] { "", "abc", " abc", "a bc", "  abc", "<turn>abc<turn>", "é日", "abcabc abc", "\u2581abc" })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Tokens.AreThese(tokenizer, bytes, new PlainTokenizer(plain).Encode(bytes));
        }
    }

    /// <summary>Vocabularies made at random have pieces that nothing becomes, and pieces made of others that come after them.</summary>
    [Fact]
    public void Any_vocabulary_is_counted_exactly_or_refused()
    {
        var random = new Random(11);
        var (counted, refused) = (0, 0);
        for (var round = 0; round < (Repository.IsLong ? 20_000 : 1_000); round++)
        {
            var merged = Enumerable.Range(0, random.Next(1, 14)).Select(_ => Letters(random, random.Next(2, 6))).Distinct();
            var plain = new PlainVocabulary([.. SmallPieces[..261], .. merged, "▁", "a", "b", "c"], ["<turn>"]);
            Tokenizer tokenizer;
            try
            {
                tokenizer = Tokenizer.FromFile("random", new ModelProto().Write(plain));
            }
            catch (UnsupportedVocabularyException)
            {
                refused++;
                continue;
            }

            counted++;
            for (var number = 0; number < 60; number++)
            {
                var bytes = Encoding.UTF8.GetBytes(Letters(random, random.Next(1, 40)));
                Tokens.AreThese(tokenizer, bytes, new PlainTokenizer(plain).Encode(bytes));
            }
        }

        Assert.True(counted > refused, $"{counted} counted, {refused} refused");
    }

    [Theory]
    [InlineData("no vocabulary", "a `tokenizer.json` (Hugging Face's, a JSON object) or a `tokenizer.model`")]
    [InlineData("", "reads as neither")]
    [InlineData("[1]", "reads as neither")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "no model with a vocabulary")]
    [InlineData("""{"model":{"vocab":[],"merges":{}}}""", "byte fallback")]
    [InlineData("""{"model":{"vocab":3,"merges":[],"byte_fallback":true},"normalizer":{"type":"Replace","pattern":{"String":" "},"content":"▁"}}""", "not those of a tokenizer")]
    public void A_file_that_is_no_vocabulary_is_refused(string text, string reason) => Assert.Contains(reason, Refusal(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("model/type", "\"Unigram\"", "of the kind Unigram")]
    [InlineData("model/type", "\"WordPiece\"", "of the kind WordPiece")]
    [InlineData("model/byte_fallback", "false", "byte-level BPE")]
    [InlineData("model/ignore_merges", "true", "ignore_merges")]
    [InlineData("model/end_of_word_suffix", "\"</w>\"", "end of words")]
    [InlineData("model/dropout", "0.1", "at random")]
    [InlineData("model/merges", """["b c", "a b", "a bc", "▁a bc", "▁ a"]""", "makes \"ab\"")]
    [InlineData("model/merges", """["▁ a", "b c", "▁ abc", "a bc", "▁a bc"]""", "order")]
    [InlineData("model/merges", """["▁ a", "b c", "a bc", "▁ abc"]""", "not all those")]
    [InlineData("model/merges", """["▁ a", "b c d"]""", "not of two pieces")]
    [InlineData("model/merges", "[[]]", "not of two pieces")]
    [InlineData("model/merges", """[["▁"]]""", "not of two pieces")]
    [InlineData("model/merges", """[["▁", "a", "b"]]""", "not of two pieces")]
    [InlineData("model/vocab/a", "-1", "ids")]
    [InlineData("normalizer", "null", "normalizer")]
    [InlineData("normalizer", """{"type":"NFKC"}""", "normalizer")]
    [InlineData("pre_tokenizer", """{"type":"ByteLevel"}""", "pre_tokenizer")]
    [InlineData("added_tokens", """[{"id":260,"content":"<turn>","lstrip":true}]""", "take in what stands around")]
    public void A_tokenizer_json_of_another_kind_is_refused(string path, string value, string reason)
    {
        Assert.NotNull(Tokenizer.FromFile("small", Encoding.UTF8.GetBytes(SmallJson().ToJsonString())));
        var json = SmallJson();
        JsonNode parent = json;
        foreach (var name in path.Split('/')[..^1])
        {
            parent = parent[name]!;
        }

        parent[path.Split('/')[^1]] = JsonNode.Parse(value);
        Assert.Contains(reason, Refusal(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    [Fact]
    public void A_tokenizer_model_of_another_kind_is_refused()
    {
        (ModelProto Proto, string Reason)[] cases =
        [
            (new ModelProto { ModelType = 1 }, "only BPE"),
            (new ModelProto { ByteFallback = false }, "byte fallback"),
            (new ModelProto { AddDummyPrefix = true }, "add_dummy_prefix"),
            (new ModelProto { RemoveExtraWhitespaces = true }, "remove_extra_whitespaces"),
            (new ModelProto { EscapeWhitespaces = false }, "spaces"),
            (new ModelProto { TreatWhitespaceAsSuffix = true }, "spaces"),
            (new ModelProto { PrecompiledCharsmap = "x" }, "normalizes"),
            (new ModelProto { OtherType = (264, 5) }, "switched off"),
            (new ModelProto { OtherType = (10, 1) }, "some bytes"),
            (new ModelProto { OtherType = (261, 6) }, "names no byte"),
        ];
        Assert.All(cases, pair => Assert.Contains(pair.Reason, Refusal(pair.Proto.Write(new PlainVocabulary(SmallPieces, ["<turn>"])))));
    }

    /// <summary>Whatever bytes stand in a file, it is read or refused with a word for it.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        var random = new Random(12);
        byte[][] files = [new ModelProto().Write(new PlainVocabulary(SmallPieces, ["<turn>"])), Encoding.UTF8.GetBytes(SmallJson().ToJsonString())];
        for (var round = 0; round < (Repository.IsLong ? 50_000 : 3_000); round++)
        {
            var file = files[round % 2].ToArray();
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            try
            {
                var tokenizer = Tokenizer.FromFile("damaged", random.Next(4) == 0 ? file[..random.Next(file.Length)] : file);
                Assert.True(tokenizer.CountTokens("abc <turn> abc"u8) > 0);
            }
            catch (UnsupportedVocabularyException exception)
            {
                Assert.EndsWith(".", exception.Message);
            }
        }
    }

    /// <summary>The same for files that are JSON, but with other values than those that belong there.</summary>
    [Fact]
    public void A_tokenizer_json_with_any_value_in_any_place_is_read_or_refused()
    {
        string[] values = ["null", "[]", "[[]]", "{}", "[{}]", "\"\"", "\"\\ud800\"", "-1", "1e999", "99999999999", "true", "[null]", "[[null,null]]"];
        foreach (var path in Paths(SmallJson(), ""))
        {
            foreach (var value in values)
            {
                var json = SmallJson();
                JsonNode parent = json;
                var names = path.Split('/');
                foreach (var name in names[..^1])
                {
                    parent = Child(parent, name)!;
                }

                if (parent is JsonArray array)
                {
                    array[int.Parse(names[^1])] = "HERE";
                }
                else
                {
                    parent[names[^1]] = "HERE";
                }

                try
                {
                    Tokenizer.FromFile("mutated", Encoding.UTF8.GetBytes(json.ToJsonString().Replace("\"HERE\"", value)));
                }
                catch (UnsupportedVocabularyException exception)
                {
                    Assert.DoesNotContain("damaged", exception.Message);
                }
            }
        }

        static JsonNode? Child(JsonNode parent, string name) => parent is JsonArray array ? array[int.Parse(name)] : parent[name];
        static IEnumerable<string> Paths(JsonNode? node, string before) => (node switch
        {
            JsonObject named => named.Take(20),
            JsonArray array => array.Select((value, at) => KeyValuePair.Create($"{at}", value)),
            _ => [],
        }).SelectMany(child => Paths(child.Value, $"{before}{child.Key}/").Prepend(before + child.Key));
    }

    private static void CountsAs(Tokenizer expected, Tokenizer own, string vocabulary)
    {
        foreach (var text in HostileTexts.Valid(13, 3_000, PlainVocabulary.Of(vocabulary)))
        {
            Tokens.AreThese(own, text, [.. expected.Encode(text).Select(token => token.Id)]);
        }
    }

    private static string Refusal(byte[] file) => Assert.Throws<UnsupportedVocabularyException>(() => Tokenizer.FromFile("refused", file)).Message;

    private static JsonObject SmallJson() => new()
    {
        ["added_tokens"] = new JsonArray(new JsonObject { ["id"] = 260, ["content"] = "<turn>" }),
        ["normalizer"] = JsonNode.Parse("""{"type":"Replace","pattern":{"String":" "},"content":"▁"}"""),
        ["pre_tokenizer"] = null,
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["byte_fallback"] = true,
            ["vocab"] = new JsonObject(SmallPieces.Select((piece, id) => KeyValuePair.Create(piece, (JsonNode?)id))),
            ["merges"] = JsonNode.Parse("""["▁ a", "b c", "a bc", "▁ abc", "▁a bc"]"""),
        },
    };

    private static string Letters(Random random, int count) => new([.. Enumerable.Range(0, count).Select(_ => "aabbc▁"[random.Next(6)])]);
}
