using System.Text;
using System.Text.Json.Nodes;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>
/// Real records, four of a file changed by a recipe so that they have what a rule about tools, media or drift is there to find: it finds those
/// four, and none of these rules says anything else.
/// </summary>
public class ToolAndMediaVariantTests
{
    private const int Seed = 20_261_122;
    private const int Changed = 4;
    private const string Calls = "vertex-converted/microsoft-foundry__fine-tuning__stock_toolcall_training.vertex.jsonl";
    private const string OpenAiCalls = "microsoft-foundry__fine-tuning__stock_toolcall_training.jsonl";
    private const string Intents = "vertex-converted/snipsco__nlu-benchmark__snips_validate_all.vertex.jsonl";

    private static readonly string[] Rules =
    [
        "undeclared-function", "function-arguments", "function-response", "function-declaration", "media-uri", "media-type", "media-limit",
        "media-resolution", "shape-drift", "system-instruction-drift", "role-order",
    ];

    private static readonly Dictionary<string, (string File, string Rule, Func<JsonObject, bool> Applies, Action<JsonObject> Change)> Recipes = new()
    {
        ["another function"] = (Calls, "undeclared-function", HasCall, record => Call(record)["name"] = "get_stock_prize"),
        ["no functions declared"] = (Calls, "undeclared-function", HasCall, record => record["tools"] = new JsonArray()),
        ["a required argument gone"] = (Calls, "function-arguments", HasCall, record => Arguments(record).Remove("symbol")),
        ["a number for a string"] = (Calls, "function-arguments", HasCall, record => Arguments(record)["symbol"] = 7),
        ["an argument more"] = (Calls, "function-arguments", HasCall, record => Arguments(record)["currency"] = "USD"),
        ["another function, OpenAI"] = (OpenAiCalls, "undeclared-function", HasCall, record => Call(record)["function"]!["name"] = "get_stock_prize"),
        ["an argument more, OpenAI"] = (OpenAiCalls, "function-arguments", HasCall, record =>
        {
            var arguments = JsonNode.Parse((string)Call(record)["function"]!["arguments"]!)!.AsObject();
            arguments.Insert(0, "currency", "é");
            Call(record)["function"]!["arguments"] = arguments.ToJsonString();
        }
        ),
        ["an impossible name"] = (Calls, "function-declaration", record => !HasCall(record), record => Declaration(record)["name"] = "get stock price"),
        ["a type of Python's"] = (Calls, "function-declaration", record => !HasCall(record), record => Declaration(record)["parameters"]!["properties"]!["symbol"]!["type"] = "str"),
        ["a response of another"] = (Calls, "function-response", HasCall, record => Answer(record, "get_weather")),
        ["a response of the model"] = (Calls, "role-order", HasCall, record =>
        {
            Answer(record, (string)Call(record)["name"]!);
            record["contents"]!.AsArray()[^2]!["role"] = "model";
        }
        ),
        ["no instruction"] = (Calls, "system-instruction-drift", _ => true, record => record.Remove("systemInstruction")),
        ["another instruction"] = (Calls, "system-instruction-drift", _ => true, record => record["systemInstruction"]!["parts"]![0]!["text"] = "Don't guess what to plug into functions."),
        ["fields in another order"] = (Calls, "shape-drift", _ => true, record =>
        {
            var tools = record["tools"];
            record.Remove("tools");
            record.Insert(0, "tools", tools);
        }
        ),
        ["another spelling"] = (Calls, "shape-drift", _ => true, record =>
        {
            var instruction = record["systemInstruction"];
            record.Remove("systemInstruction");
            record.Insert(0, "system_instruction", instruction);
        }
        ),
        ["a file on a disk"] = (Intents, "media-uri", _ => true, record => Attach(record, "image/png", "images/1.png")),
        ["a type that is not taken"] = (Intents, "media-type", _ => true, record => Attach(record, "image/tiff", "gs://bucket/1.tiff")),
        ["a type that is another"] = (Intents, "media-type", _ => true, record => Attach(record, "image/png", "gs://bucket/1.jpg")),
        ["two sound files"] = (Intents, "media-limit", _ => true, record =>
        {
            Attach(record, "audio/mp3", "gs://bucket/1.mp3");
            Attach(record, "audio/wav", "gs://bucket/2.wav");
        }
        ),
        ["a resolution that there is not"] = (Intents, "media-resolution", _ => true, record =>
        {
            Attach(record, "image/png", "gs://bucket/1.png");
            record["generationConfig"] = new JsonObject { ["mediaResolution"] = "LOW" };
        }
        ),
    };

    public static TheoryData<string> Names => [.. Recipes.Keys];

    [SharedFact("data")]
    public void Unchanged_they_say_nothing() =>
        Assert.All([Calls, OpenAiCalls, Intents], file => Assert.Empty(Analyse(Read(file))));

    [SharedTheory("data")]
    [MemberData(nameof(Names))]
    public void What_was_changed_is_found_and_nothing_else(string name)
    {
        var (file, rule, applies, change) = Recipes[name];
        var lines = Read(file);
        var random = new Random(Seed);
        var changed = new SortedSet<int>();
        while (changed.Count < Changed)
        {
            var at = random.Next(1, lines.Count);
            var record = JsonNode.Parse(lines[at])!.AsObject();
            if (applies(record) && changed.Add(at))
            {
                change(record);
                lines[at] = record.ToJsonString();
            }
        }

        Assert.Equal(changed.Select(line => (line, rule)), Analyse(lines));
    }

    private static List<string> Read(string file) =>
        [.. File.ReadAllLines(Path.Combine(SharedFolder.Find("data")!, file)).Where(line => line.Length > 0)];

    private static IEnumerable<(int Line, string Rule)> Analyse(List<string> lines) =>
        DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(string.Join('\n', lines))), AnalysisSettings.Default).All
            .Select(found => (found.Line, found.Finding.Rule.Id))
            .Where(found => Rules.Contains(found.Id))
            .ToList();

    private static JsonNode Last(JsonObject record) => (record["contents"] ?? record["messages"])!.AsArray()[^1]!;

    private static bool HasCall(JsonObject record) => Last(record)["tool_calls"] is not null || Last(record)["parts"]?[0]?["functionCall"] is not null;

    private static JsonNode Call(JsonObject record) => (Last(record)["tool_calls"]?[0] ?? Last(record)["parts"]![0]!["functionCall"])!;

    private static JsonObject Arguments(JsonObject record) => Call(record)["args"]!.AsObject();

    private static JsonNode Declaration(JsonObject record) => record["tools"]![0]!["functionDeclarations"]![0]!;

    private static void Answer(JsonObject record, string function)
    {
        var contents = record["contents"]!.AsArray();
        var response = new JsonObject { ["functionResponse"] = new JsonObject { ["name"] = function, ["response"] = new JsonObject { ["price"] = 1 } } };
        contents.Add(new JsonObject { ["role"] = "user", ["parts"] = new JsonArray(response) });
        contents.Add(JsonNode.Parse("""{"role":"model","parts":[{"text":"It is 1."}]}"""));
    }

    private static void Attach(JsonObject record, string type, string uri) => record["contents"]![0]!["parts"]!.AsArray().Add(
        new JsonObject { ["fileData"] = new JsonObject { ["mimeType"] = type, ["fileUri"] = uri } });
}
