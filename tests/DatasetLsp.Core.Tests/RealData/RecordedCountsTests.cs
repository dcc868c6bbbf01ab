using System.Text;
using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>
/// Our counts beside those of the real service, as js-genai's tests recorded them. Each difference has to be explained by a rule, and the
/// rules are few (<c>docs/tokens.md</c>). A difference that none explains fails.
/// </summary>
public class RecordedCountsTests
{
    private const string Requests = "googleapis__js-genai__recordings_token_counts_chats.jsonl";
    private const string Replies = "googleapis__js-genai__recordings_vertex_contents_chats.jsonl";

    // What Google's local tokenizer uses for these models, and what the service was seen to use for them.
    private static readonly TokenCounter Local = TokenCounter.For(ModelCatalogue.Find("gemini-2.5-flash"))!;
    private static readonly TokenCounter Service = TokenCounter.For(ModelCatalogue.Find("gemini-1.5-pro-002"))!;

    [SharedFact("data")]
    public void The_service_counts_what_we_count_and_a_few_things_more()
    {
        var explained = Rows().CountBy(row => Explain(row).Because).OrderByDescending(group => group.Value).Select(group => $"{group.Value} {group.Key}");

        Assert.Equal(
            [
                "28 the same",
                "5 types of the declaration",
                "4 types of the declaration, numbers",
                "2 vocabulary",
                "2 roles",
                "2 a tool that Google runs",
                "1 streamed arguments",
            ],
            explained);
    }

    [SharedFact("data")]
    public void What_the_model_answered_the_service_counts_with_Gemma_2s_vocabulary()
    {
        var (sameWithLocal, sameWithService, all) = (0, 0, 0);
        var counted = Rows().Where(row => !IsHosted(row)).ToLookup(Conversation, row => row.GetProperty("usageMetadata").GetProperty("candidatesTokenCount").GetInt32());
        foreach (var line in File.ReadLines(Path.Combine(SharedFolder.Find("data")!, Replies)))
        {
            var record = JsonDocument.Parse(line).RootElement;
            var turns = record.GetProperty("contents").EnumerateArray().ToList();
            var answer = $$"""{"contents":[{{turns[^1].GetRawText()}}]}""";
            var counts = counted[JsonSerializer.Serialize(turns.SkipLast(1))].ToList();
            if (counts.Count == 0 || answer.Contains("willContinue", StringComparison.Ordinal) || answer.Contains("partialArgs", StringComparison.Ordinal))
            {
                continue;
            }

            all++;
            sameWithLocal += counts.Contains(Count(answer, Local) + Numbers(turns[^1])) ? 1 : 0;
            sameWithService += counts.Contains(Count(answer, Service) + Numbers(turns[^1])) ? 1 : 0;
        }

        Assert.Equal((24, 24, 18), (all, sameWithService, sameWithLocal));
    }

    private static (int Ours, int Googles, string Because) Explain(JsonElement row)
    {
        var request = row.GetProperty("request");
        var (local, service) = (Count(request.GetRawText(), Local), Count(request.GetRawText(), Service));
        var googles = row.GetProperty("usageMetadata").GetProperty("promptTokenCount").GetInt32();
        var isVocabularyKnown = !row.GetProperty("model").GetString()!.StartsWith("gemini-3", StringComparison.Ordinal);
        (string Name, int Tokens)[] more =
        [
            ("vocabulary", isVocabularyKnown ? service - local : 0),
            ("types of the declaration", Types(request)),
            ("numbers", Numbers(request.GetProperty("contents"))),
            ("roles", IsDeveloperApi(row) && row.GetProperty("model").GetString() == "gemini-2.5-flash" ? request.GetProperty("contents").GetArrayLength() : 0),
        ];
        if (local + more.Sum(rule => rule.Tokens) == googles)
        {
            var because = more.Where(rule => rule.Tokens != 0).Select(rule => rule.Name).ToList();
            return (local, googles, because.Count == 0 ? "the same" : string.Join(", ", because));
        }

        var text = request.GetRawText();
        return (local, googles, text.Contains("partialArgs", StringComparison.Ordinal) && googles > local ? "streamed arguments"
            : IsHosted(row) && googles > local ? "a tool that Google runs"
            : $"NOTHING: {local} here, {googles} at Google");
    }

    private static IEnumerable<JsonElement> Rows() =>
        File.ReadLines(Path.Combine(SharedFolder.Find("data")!, Requests)).Select(line => JsonDocument.Parse(line).RootElement);

    private static bool IsDeveloperApi(JsonElement row) => row.GetProperty("host").GetString() == "generativelanguage.googleapis.com";

    private static bool IsHosted(JsonElement row) => row.GetProperty("request").GetRawText().Contains("mcpServers", StringComparison.Ordinal);

    private static string Conversation(JsonElement row) => JsonSerializer.Serialize(row.GetProperty("request").GetProperty("contents").EnumerateArray());

    private static int Count(string record, TokenCounter counter)
    {
        var example = LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(record)))!;
        return TokenSum.Of(example, counter).Count;
    }

    /// <summary>The numbers in calls and in the answers of tools.</summary>
    private static int Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => 1,
        JsonValueKind.Object => value.EnumerateObject().Sum(member => Numbers(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Numbers),
        _ => 0,
    };

    /// <summary>The types in the schemas of declarations; a <c>parametersJsonSchema</c> has none that count.</summary>
    private static int Types(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(member =>
            member.NameEquals("type") ? 1 : member.NameEquals("parametersJsonSchema") || member.NameEquals("contents") ? 0 : Types(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Types),
        _ => 0,
    };
}
