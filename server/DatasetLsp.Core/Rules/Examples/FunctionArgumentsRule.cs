using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Calls whose arguments are not what the function declares.</summary>
public sealed class FunctionArgumentsRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "function-arguments";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds calls whose arguments do not fit the parameters that the function declares: unknown, missing, of the wrong type, or none of the values that are listed.",
        Why: """
            The model learns its calls from these. One with a parameter that does not exist, or a string where a number is declared, is
            a call that the program behind the function refuses. No page says that tuning does so, hence a warning.

            Looked at are types, `nullable`, `enum`, `properties`, `required`, `items`, `anyOf` and `additionalProperties`, in Gemini's
            `parameters` and in JSON Schema (`parametersJsonSchema`, OpenAI's `parameters`). Where a schema says more (`$ref`, `oneOf`,
            `pattern`…), nothing is claimed about that. A parameter that may be left out may also be null.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Rain in Rome, 3 days?"}]},{"role":"model","parts":[{"functionCall":{"name":"rain","args":{"town":"Rome","days":"3"}}}]}],"tools":[{"functionDeclarations":[{"name":"rain","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"},"days":{"type":"INTEGER"}},"required":["city"]}}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Rain in Rome, 3 days?"}]},{"role":"model","parts":[{"functionCall":{"name":"rain","args":{"city":"Rome","days":3}}}]}],"tools":[{"functionDeclarations":[{"name":"rain","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"},"days":{"type":"INTEGER"}},"required":["city"]}}]}]}
            """,
        Fix: "Correct the call, or the declaration. Where a declared name or value is almost the same, or a number stands in quotes, the quick fix writes it so.",
        SwitchOff: "When the declarations in the examples are shortened on purpose.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference)
        {
            return;
        }

        Dictionary<string, FunctionDeclaration>? declared = null;
        foreach (var content in example.Contents)
        {
            foreach (var call in FunctionCall.Of(content))
            {
                declared ??= Declarations(example);
                if (call.Name is { } name && declared.TryGetValue(name, out var declaration))
                {
                    Check(call, declaration, findings);
                }
            }
        }
    }

    /// <summary>By name; of a name that is declared twice, which is for another rule to say, none.</summary>
    private static Dictionary<string, FunctionDeclaration> Declarations(Example example) =>
        FunctionDeclaration.Of(example).Where(declaration => declaration.Name is not null).GroupBy(declaration => declaration.Name!)
            .Where(named => named.Take(2).Count() == 1).ToDictionary(named => named.Key, named => named.First());

    private void Check(FunctionCall call, FunctionDeclaration declaration, FindingSink findings)
    {
        if (declaration.Parameters is not { Kind: JsonKind.Object } schema)
        {
            return;
        }

        if (call.Arguments is { Kind: JsonKind.String } text)
        {
            CheckText(call, text, declaration, findings);
        }
        else if (call.Arguments is { Kind: JsonKind.Object } arguments)
        {
            Report(ArgumentCheck.Check(arguments, schema, call.Name!, declaration.IsJsonSchema), findings);
        }
        else if (call.Arguments is null && !IsPiece(call))
        {
            var missing = ArgumentCheck.Check(JsonTree.Parse("{}"u8.ToArray()).Root, schema, call.Name!, declaration.IsJsonSchema);
            Report(missing.Select(problem => problem with { Span = call.Anchor }), findings);
        }
    }

    /// <summary>Whether it is a piece of a recorded stream, whose arguments stand in several parts.</summary>
    private static bool IsPiece(FunctionCall call) =>
        call.Node.TryGetMember("partialArgs"u8, out _) || call.Node.TryGetMember("partial_args"u8, out _)
        || call.Node.TryGetMember("willContinue"u8, out _) || call.Node.TryGetMember("will_continue"u8, out _);

    /// <summary>OpenAI's arguments are JSON in a string; places in it are those of the characters that stand for it.</summary>
    private void CheckText(FunctionCall call, JsonNode text, FunctionDeclaration declaration, FindingSink findings)
    {
        var buffer = new byte[text.ContentSpan.Length];
        var inner = JsonTree.Parse(buffer.AsMemory(0, text.WriteUnescaped(buffer)));
        if (!inner.HasRoot || inner.HasSyntaxErrors || inner.Root.Kind != JsonKind.Object)
        {
            findings.Add(this, text.ShortSpan(), $"The arguments of `{call.Name!.Shorten()}` are no JSON object. Write them as one, in a string.");
            return;
        }

        foreach (var problem in ArgumentCheck.Check(inner.Root, declaration.Parameters!.Value, call.Name!, declaration.IsJsonSchema))
        {
            // Escapes make it longer than it was.
            var (start, end) = (text.UnescapedToRaw(problem.Span.Start), text.UnescapedToRaw(problem.Span.End));
            var written = text.Raw[(start - text.Span.Start)..(end - text.Span.Start)];
            findings.Add(this, new TextSpan(start, written.ShortLength(JsonWords.LongestSpan)), problem.Message);
        }
    }

    private void Report(IEnumerable<ArgumentProblem> problems, FindingSink findings)
    {
        foreach (var problem in problems)
        {
            findings.Add(this, problem.Span, problem.Message, problem.Fix);
        }
    }
}
