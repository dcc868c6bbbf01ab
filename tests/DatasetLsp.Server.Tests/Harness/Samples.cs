namespace DatasetLsp.Server.Tests.Harness;

/// <summary>Lines of datasets.</summary>
internal static class Samples
{
    public const string TrainUri = "file:///data/train.jsonl";

    public const string TrainPath = "/data/train.jsonl";

    /// <summary>An example with nothing wrong.</summary>
    public static string Good(string question = "Hi", string answer = "Hello") =>
        $$"""{"contents":[{"role":"user","parts":[{"text":"{{question}}"}]},{"role":"model","parts":[{"text":"{{answer}}"}]}]}""";

    /// <summary>The role of the answer is OpenAI's; the fix is certain.</summary>
    public static string WrongRole(string question = "Hi") => Good(question).Replace("\"model\"", "\"assistant\"");
}
