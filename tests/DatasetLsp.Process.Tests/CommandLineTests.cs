using System.Text;
using System.Text.Json;

namespace DatasetLsp.Process.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Good = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}""";
    private const string Bad = """{"contents":[{"role":"user","parts":[{"text":"Grüße 日本 😀"}]},{"role":"assistant","parts":[{"text":"Hello"}]}]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dataset-lsp-");

    public CommandLineTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "datasetlsp.json"), """{"rules":{"too-few-examples":"off"}}""");
        File.WriteAllText(Path.Combine(_folder.FullName, "good.jsonl"), Good + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "bad.jsonl"), Bad + "\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [BinaryFact]
    public void Check_reports_in_clean_utf8()
    {
        var (exitCode, output, error) = Binary.Call(_folder.FullName, "", "check", "bad.jsonl");

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output);
        Assert.StartsWith("bad.jsonl:1:", text, StringComparison.Ordinal);
        Assert.Contains("Grüße 日本 😀", text, StringComparison.Ordinal);
        Assert.Contains("1 file, 1 example, ≈6 tokens: 1 error.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.Empty(error);
        Assert.Equal(1, exitCode);
    }

    [BinaryFact]
    public void Check_reports_json_that_begins_with_its_first_byte()
    {
        var (exitCode, output, _) = Binary.Call(_folder.FullName, "", "check", "--format", "json", "good.jsonl");

        Assert.Equal((byte)'{', output[0]);
        Assert.Equal((byte)'\n', output[^1]);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("summary").GetProperty("examples").GetInt32());
        Assert.Equal(0, exitCode);
    }

    [BinaryFact]
    public void Tokens_says_of_each_example_how_many_it_has()
    {
        var input = $"{Good}\n\n{Good[..30]}\n{Bad}\n";
        foreach (var (exitCode, output, error) in new[]
        {
            Binary.Call(_folder.FullName, input, "tokens", "-", "--model", "gemini-2.5-flash", "--per-example"),
            Binary.Shell(_folder.FullName, $"cat <<'END' > mixed.jsonl\n{input}END\n\"$0\" tokens mixed.jsonl --model gemini-2.5-flash --per-example"),
        })
        {
            Assert.Equal("{\"line\":1,\"tokens\":2}\n{\"line\":3,\"tokens\":null,\"rule\":\"invalid-json\"}\n{\"line\":4,\"tokens\":6}\n", Encoding.UTF8.GetString(output));
            Assert.Empty(error);
            Assert.Equal(0, exitCode);
        }
    }

    [BinaryFact]
    public void Fix_mends_a_file_and_a_pipe()
    {
        Assert.Equal(0, Binary.Call(_folder.FullName, "", "fix", "bad.jsonl").ExitCode);
        Assert.Equal(Bad.Replace("assistant", "model", StringComparison.Ordinal) + "\n", File.ReadAllText(Path.Combine(_folder.FullName, "bad.jsonl")));

        var (exitCode, output, _) = Binary.Call(_folder.FullName, Bad + "\r\n", "fix", "-");
        Assert.Equal(Bad.Replace("assistant", "model", StringComparison.Ordinal) + "\r\n", Encoding.UTF8.GetString(output));
        Assert.Equal(0, exitCode);
    }

    [BinaryFact]
    public void Rules_explain_themselves()
    {
        var (exitCode, output, _) = Binary.Call(_folder.FullName, "", "rules", "role-order");

        Assert.StartsWith("role-order (warning by default)\n", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [BinaryFact]
    public void A_wrong_call_ends_with_one_line_and_exit_code_2()
    {
        var (exitCode, output, error) = Binary.Call(_folder.FullName, "", "chekc");

        Assert.Equal("dataset-lsp: There is no verb `chekc`. Did you mean `check`?\n", error);
        Assert.Empty(output);
        Assert.Equal(2, exitCode);
    }

    [UnixBinaryFact]
    public void A_reader_that_has_seen_enough_is_no_disaster()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "bad.jsonl"),
            string.Concat(Enumerable.Range(0, 5000).Select(index => Bad.Replace("Hello", $"Hello {index}", StringComparison.Ordinal) + "\n")));

        var text = Binary.Shell(_folder.FullName, "\"$0\" check bad.jsonl --max-diagnostics 0 | head -1");
        Assert.Single(Encoding.UTF8.GetString(text.Output).TrimEnd('\n').Split('\n'));
        Assert.Empty(text.Error);

        var json = Binary.Shell(_folder.FullName, "\"$0\" check bad.jsonl --format json | head -c 20");
        Assert.Equal(20, json.Output.Length);
        Assert.Empty(json.Error);
    }

    [UnixBinaryFact]
    public void A_line_of_hostile_length_is_checked_in_a_few_times_its_memory()
    {
        var bytes = Environment.GetEnvironmentVariable("DATASETLSP_TEST_LONG") == "1" ? 200_000_000 : 8_000_000;
        var text = string.Concat(Enumerable.Repeat("word ", bytes / 5));
        File.WriteAllText(Path.Combine(_folder.FullName, "good.jsonl"), Good.Replace("Hi", text, StringComparison.Ordinal) + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "bad.jsonl"), Good[..30] + text + "\n");

        // Beyond this the runtime gives no memory.
        var limit = (10L * bytes) + 50_000_000;
        foreach (var (file, rules, expectedCode) in new[] { ("good.jsonl", "\"token-limit\":1", 1), ("bad.jsonl", "\"invalid-json\":1", 1) })
        {
            var (exitCode, output, error) = Binary.Shell(_folder.FullName, $"DOTNET_GCHeapHardLimit=0x{limit:x} \"$0\" check {file} --format json");

            Assert.Empty(error);
            Assert.Equal(expectedCode, exitCode);
            Assert.Contains($"\"counts\":{{{rules}}}", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
        }
    }
}
