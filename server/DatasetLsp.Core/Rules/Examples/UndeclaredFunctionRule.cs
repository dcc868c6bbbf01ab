using System.Text.Json;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Calls of functions that the example does not declare.</summary>
public sealed class UndeclaredFunctionRule : ExampleRule
{
    private const int MostNamed = 8;

    // What may take the product of two numbers that a hostile line makes large is done a few times only.
    private const int MostSuggestions = 50;
    private const int MostSuggested = 200;

    /// <inheritdoc/>
    public override string Id => "undeclared-function";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds calls of functions that are not among the tools which the example declares.",
        Why: """
            The model calls what it is offered: in
            [Google's examples for tuning](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/function-calling)
            each function that is called stands in `tools`. A call of another teaches the model to make functions up, and the program
            that is to run it has nothing to run. Where an example declares none at all, its calls are a warning: no page says what
            the service makes of that.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"functionCall":{"name":"get_wether","args":{}}}]}],"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"functionCall":{"name":"get_weather","args":{}}}]}],"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}
            """,
        Fix: "Correct the name, or declare the function in the example's `tools`. Where a declared name is almost the same, the quick fix writes that.",
        SwitchOff: "When the tools are the same for all examples and are added to them before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference)
        {
            return;
        }

        List<string>? declared = null;
        HashSet<string>? names = null;
        var reported = 0;
        foreach (var content in example.Contents)
        {
            foreach (var call in FunctionCall.Of(content))
            {
                declared ??= [.. FunctionDeclaration.Of(example).Select(declaration => declaration.Name).OfType<string>()];
                names ??= [.. declared];
                if (call.Name is not { Length: > 0 } name || names.Contains(name))
                {
                    continue;
                }

                if (declared.Count == 0)
                {
                    if (HasUnreadable(example.Root))
                    {
                        return;
                    }

                    findings.Add(
                        this,
                        call.Anchor,
                        $"The model calls `{name.Shorten()}`, but the example declares no functions. Declare those that it may call in `tools`.",
                        graded: Severity.Warning);
                    return;
                }

                var nearest = reported++ < MostSuggestions ? NearestName.Find(name, declared.Take(MostSuggested)) : null;
                Report(call, name, nearest, declared, findings);
            }
        }
    }

    /// <summary>Whether tools stand there in a way that other rules speak of, such as JSON in a string.</summary>
    private static bool HasUnreadable(JsonNode root) =>
        (root.TryGetMember("tools"u8, out var tools) || root.TryGetMember("functions"u8, out tools)) && tools.Value.Kind is not (JsonKind.Array or JsonKind.Null);

    private void Report(FunctionCall call, string name, string? nearest, List<string> declared, FindingSink findings)
    {
        if (nearest is not null)
        {
            findings.Add(
                this,
                call.Anchor,
                $"There is no function `{name.Shorten()}` in the example's `tools`. Did you mean `{nearest.Shorten()}`?",
                new Fix($"Rename to `{nearest.Shorten()}`", [new ByteEdit(call.NameNode!.Value.Span, JsonSerializer.SerializeToUtf8Bytes(nearest))], IsCertain: false));
            return;
        }

        var more = declared.Count > MostNamed ? $" and {declared.Count - MostNamed} more" : "";
        findings.Add(
            this,
            call.Anchor,
            $"There is no function `{name.Shorten()}` in the example's `tools`, which declare {string.Join(", ", declared.Take(MostNamed).Select(other => $"`{other.Shorten()}`"))}{more}. Declare it, or call one of them.");
    }
}
