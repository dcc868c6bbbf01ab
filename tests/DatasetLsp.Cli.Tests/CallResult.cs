using System.Text;
using System.Text.Json;

namespace DatasetLsp.Cli.Tests;

/// <summary>What a call said.</summary>
internal sealed record CallResult(int ExitCode, byte[] Bytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;
}
