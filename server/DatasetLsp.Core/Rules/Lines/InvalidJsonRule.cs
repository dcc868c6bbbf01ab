using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Lines;

/// <summary>Lines that are no JSON.</summary>
public sealed class InvalidJsonRule : LineRule
{
    /// <inheritdoc/>
    public override string Id => "invalid-json";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds lines that are not exactly one JSON value, and says what is wrong at which place.",
        Why: """
            In JSONL every line is read by itself. One that cannot be read is refused or dropped by whatever reads it, and tools
            often say no more than "invalid". The grammar is that of [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]},]}
            {'contents':[{'role':'user','parts':[{'text':'Hi'}]},{'role':'model','parts':[{'text':'Hello'}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: """
            Where only the notation is wrong (a trailing comma, single quotes, a raw tab in a string, Python's `True`, two objects
            on one line), the quick fix writes it properly, and "fix all" may do so. Where something may be lost (a line cut off,
            a quote that is not escaped), the quick fix makes the line readable and you check what it says.
            """,
        SwitchOff: "Never for training data: a line that cannot be read cannot be trained on.");

    /// <inheritdoc/>
    public override void Check(JsonTree line, FindingSink findings)
    {
        foreach (var error in line.Errors)
        {
            // Where there is nothing but a comment or a byte order mark, that is said already.
            if (error.Kind.IsSyntax() && (error.Kind != JsonErrorKind.Empty || line.Errors.Length == 1))
            {
                findings.Add(this, Place(error.Span, line), JsonErrorWording.Describe(error, line.Text.Span), FixFor(error, line), Related(error));
            }
        }
    }

    // An editor cannot underline nothing: a place between two characters is shown on the one before it, or else after it.
    private static TextSpan Place(TextSpan span, JsonTree line)
    {
        if (span.Length > 0)
        {
            return span;
        }

        var text = line.Text.Span;
        if (span.Start == 0)
        {
            Rune.DecodeFromUtf8(text, out _, out var length);
            return new TextSpan(0, length);
        }

        Rune.DecodeLastFromUtf8(text[..span.Start], out _, out var before);
        return new TextSpan(span.Start - before, before);
    }

    private static IReadOnlyList<RelatedPlace> Related(JsonError error) =>
        error.Opener is { } opener ? [new RelatedPlace(LineId: null, opener, "This bracket is still open.")] : [];

    private static Fix? FixFor(JsonError error, JsonTree line) => error.Repair is { } repair
        ? new Fix(TitleOf(error.Kind), repair.Edits, repair.IsCertain && (error.Kind != JsonErrorKind.SeveralValues || AreExamples(line, repair)))
        : null;

    /// <summary>Whether a line falls into examples; else it may be one that a bracket in the wrong place tore apart.</summary>
    private static bool AreExamples(JsonTree line, JsonRepair repair) =>
        LineTable.FromBytes(LineFixer.Apply(line.Text.Span, repair.Edits)).Lines
            .Select(part => LineAnalyzer.Read(JsonTree.Parse(part.Content)))
            .All(example => example is not null && example.Format != FormatCatalogue.Unknown);

    private static string TitleOf(JsonErrorKind kind) => kind switch
    {
        JsonErrorKind.Truncated => "Add the closing brackets",
        JsonErrorKind.UnterminatedString => "Close the string",
        JsonErrorKind.MissingComma => "Add the comma",
        JsonErrorKind.MissingColon => "Add the colon",
        JsonErrorKind.MissingOpener => "Add the opening brace",
        JsonErrorKind.MismatchedBracket => "Mend the bracket",
        JsonErrorKind.ExtraCloser => "Remove the bracket",
        JsonErrorKind.SingleQuotes or JsonErrorKind.SmartQuotes => "Write all strings of this line in double quotes",
        JsonErrorKind.UnquotedKey => "Write all keys of this line in double quotes",
        JsonErrorKind.PythonLiteral => "Write true, false and null as JSON does",
        JsonErrorKind.UnescapedControlCharacter => "Escape control characters",
        JsonErrorKind.UnescapedQuote => "Escape the quotes inside the text",
        JsonErrorKind.InvalidEscape => "Mend the escape",
        JsonErrorKind.SeveralValues => "Begin a new line here",
        JsonErrorKind.Comment => "Remove the comment",
        JsonErrorKind.TrailingComma or JsonErrorKind.ExtraComma or JsonErrorKind.CommaAfterValue => "Remove the comma",
        _ => "Write it as JSON",
    };
}
