using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Operations;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Files in a format of models that are no longer tuned.</summary>
public sealed class LegacyFormatRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "legacy-format";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Says, once a file, that its format is that of older models: Gemini 1.0's `messages`, `input_text`/`output_text`, or chat-bison's.",
        Why: """
            Gemini 1.0 and the PaLM models are retired. Today's are tuned on `contents`
            ([dataset format](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-about)),
            and a job that is given the old format answers ``Row: 0. Missing required `contents` field.``
            """,
        Bad: """
            {"messages":[{"role":"user","content":"Hi"},{"role":"model","content":"Hello"}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: """
            Write the file in Gemini's format. The quick fix does so with one line or with those that are selected, wherever nothing
            is lost by it; it is offered on lines of OpenAI's chat, Alpaca, ShareGPT and prompt/completion data, too.
            """,
        SwitchOff: "For files that you keep as a source and convert before the upload.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        if (!index.Format.IsLegacy || lines.Ids.Cast<int?>().FirstOrDefault(id => index.FormatOf(id!.Value) == index.Format) is not { } line)
        {
            yield break;
        }

        var tree = JsonTree.Parse(lines.ContentOf(line));
        var conversion = LineAnalyzer.Read(tree) is { } example ? ConvertToGemini.Convert(example) : null;
        yield return new LineFinding(
            line,
            new Finding(
                this,
                DefaultSeverity,
                index.AnchorOf(line),
                $"This file is in {index.Format.DisplayName} format, which today's Gemini models are not tuned on. Write it in Gemini's format (`contents`).")
            {
                Fix = conversion?.Record is { } record
                    ? new Fix(ConvertToGemini.Title, [new ByteEdit(tree.Root.Span, record)], IsCertain: false)
                    : null,
            });
    }
}
