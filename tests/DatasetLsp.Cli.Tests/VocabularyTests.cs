using System.Text.Json.Nodes;

namespace DatasetLsp.Cli.Tests;

/// <summary>Teams and persons name vocabularies that do not come with the program.</summary>
public sealed class VocabularyTests : IDisposable
{
    private readonly Workbench _workbench = new();

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void Without_it_the_default_models_counts_are_estimates()
    {
        _workbench.Write("train.jsonl", Workbench.Good);

        Assert.Equal((2, "estimate"), Count(_workbench.Call("check", "train.jsonl", "--format", "json")));
    }

    [Fact]
    public void A_vocabulary_that_the_team_names_counts_exactly_with_what_is_in_it()
    {
        _workbench.Write("data/train.jsonl", Workbench.Good);
        _workbench.WriteText("models/tokenizer.json", Vocabulary("Hi", "He", "ll"));
        _workbench.WriteText("datasetlsp.json", """{"tokenizers":{"gemma4":"models/tokenizer.json"}}""");

        // Hi, and He ll o.
        Assert.Equal((4, "exact"), Count(_workbench.Call("check", "data/train.jsonl", "--format", "json")));
    }

    [Fact]
    public void It_says_nothing_of_models_with_another_vocabulary()
    {
        _workbench.Write("train.jsonl", Workbench.Good);
        _workbench.WriteText("tokenizer.json", Vocabulary());
        _workbench.WriteText("datasetlsp.json", """{"model":"gemini-2.5-flash","tokenizers":{"gemma4":"tokenizer.json"}}""");

        Assert.Equal((2, "exact"), Count(_workbench.Call("check", "train.jsonl", "--format", "json")));
    }

    [Fact]
    public void A_person_names_another_than_the_team()
    {
        _workbench.Variables["XDG_CONFIG_HOME"] = Path.Combine(_workbench.Folder, "home");
        _workbench.Write("train.jsonl", Workbench.Good);
        _workbench.WriteText("tokenizer.json", Vocabulary("Hi"));
        _workbench.WriteText("datasetlsp.json", """{"tokenizers":{"gemma4":"tokenizer.json"}}""");
        _workbench.WriteText("home/dataset-lsp/mine.json", Vocabulary("Hi", "Hello", "Hell", "He", "ll"));
        _workbench.WriteText("home/dataset-lsp/settings.json", """{"tokenizers":{"gemma4":"mine.json"}}""");

        Assert.Equal((2, "exact"), Count(_workbench.Call("check", "train.jsonl", "--format", "json")));
    }

    [Theory]
    [InlineData("none.json", "none.json` does not exist; `gemma4` is counted as if it were not named.")]
    [InlineData("folder", "folder` is a folder; `gemma4` is counted as if it were not named.")]
    [InlineData("train.jsonl", "train.jsonl`: This tokenizer.json cannot be used: it holds no model with a vocabulary. `gemma4` is counted as if it were not named.")]
    [InlineData("huge.json", "huge.json` is larger than 256 MB, which no vocabulary is; `gemma4` is counted as if it were not named.")]
    public void What_cannot_be_read_is_said_with_its_place_and_the_check_goes_on(string path, string why)
    {
        _workbench.Write("train.jsonl", Workbench.Good);
        Directory.CreateDirectory(Path.Combine(_workbench.Folder, "folder"));
        using (var huge = File.Create(Path.Combine(_workbench.Folder, "huge.json")))
        {
            huge.SetLength((256 * 1024 * 1024) + 1);
        }

        NamesWhatCannotBeRead(path, why);
    }

    [Fact]
    public void A_damaged_installation_checks_all_but_tokens()
    {
        _workbench.BuiltIn = _ => throw new InvalidDataException("gemma3.tokens is damaged.");
        _workbench.Write("a.jsonl", Workbench.Good);
        _workbench.Write("b.jsonl", "{");

        var result = _workbench.Call("check", "a.jsonl", "b.jsonl", "--format", "json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("Tokens are not counted: gemma3.tokens is damaged.", result.Error.Trim());
        var files = JsonNode.Parse(result.Output)!["files"]!;
        Assert.Equal(("none", "none"), ((string)files[0]!["tokenCount"]!, (string)files[1]!["tokenCount"]!));
        Assert.NotEmpty(files[1]!["diagnostics"]!.AsArray());

        result = _workbench.Call("tokens", "a.jsonl");
        Assert.Equal((2, "Tokens are not counted: gemma3.tokens is damaged."), (result.ExitCode, result.Error.Trim()));
    }

    [Fact]
    public void A_pipe_does_not_keep_the_check_waiting()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using (var make = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_workbench.Folder, "pipe")))
        {
            make.WaitForExit();
        }

        _workbench.Write("train.jsonl", Workbench.Good);
        NamesWhatCannotBeRead("pipe", "pipe` is no regular file; `gemma4` is counted as if it were not named.");
    }

    private void NamesWhatCannotBeRead(string path, string why)
    {
        _workbench.WriteText("datasetlsp.json", $$$"""{"tokenizers":{"gemma4":"{{{path}}}"}}""");

        var result = _workbench.Call("check", "train.jsonl", "--format", "json");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"datasetlsp.json:1:25: `{_workbench.Folder}", result.Error, StringComparison.Ordinal);
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        Assert.Equal((2, "estimate"), Count(result));
    }

    private static (int Tokens, string How) Count(CallResult result)
    {
        var file = JsonNode.Parse(result.Output)!["files"]![0]!;
        return ((int)file["tokens"]!, (string)file["tokenCount"]!);
    }

    private static string Vocabulary(params string[] pieces)
    {
        string[] all =
        [
            "<pad>", "<eos>", "<bos>", "<unk>",
            .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"),
            .. pieces.OrderBy(piece => piece.Length),
            "▁", "H", "i", "e", "l", "o",
        ];
        return new JsonObject
        {
            ["added_tokens"] = new JsonArray([.. all.Take(4).Select((piece, id) => (JsonNode)new JsonObject { ["id"] = id, ["content"] = piece })]),
            ["normalizer"] = JsonNode.Parse("""{"type":"Replace","pattern":{"String":" "},"content":"▁"}"""),
            ["pre_tokenizer"] = null,
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["byte_fallback"] = true,
                ["vocab"] = new JsonObject(all.Select((piece, id) => KeyValuePair.Create(piece, (JsonNode?)id))),
                ["merges"] = new JsonArray([.. pieces.OrderBy(piece => piece.Length).Select(piece => (JsonNode)$"{piece[..^(piece.Length / 2)]} {piece[^(piece.Length / 2)..]}")]),
            },
        }.ToJsonString();
    }
}
