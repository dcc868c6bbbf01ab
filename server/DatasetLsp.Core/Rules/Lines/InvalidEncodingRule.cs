using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Lines;

/// <summary>Lines whose characters are damaged.</summary>
public sealed class InvalidEncodingRule : LineRule
{
    /// <inheritdoc/>
    public override string Id => "invalid-encoding";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds bytes that are no UTF-8, halves of characters (lone surrogates), and a byte order mark.",
        Why: """
            JSON is exchanged in UTF-8 without a byte order mark ([RFC 8259, section 8.1](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)).
            Readers refuse other bytes or put U+FFFD in their place, and the model learns that. A byte order mark makes strict
            readers refuse the first line.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Half an emoji: \ud83d"}]},{"role":"model","parts":[{"text":"Yes"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"An emoji: \ud83d\ude00"}]},{"role":"model","parts":[{"text":"Yes"}]}]}
            """,
        Fix: """
            Save the file again from its source as UTF-8 without a byte order mark. The quick fix removes a byte order mark; it
            replaces a lone surrogate by U+FFFD, which keeps the line readable but cannot bring the character back.
            """,
        SwitchOff: "Never: what is not UTF-8 reaches the model damaged.");

    /// <inheritdoc/>
    public override void Check(JsonTree line, FindingSink findings)
    {
        foreach (var error in line.Errors)
        {
            if (!error.Kind.IsSyntax())
            {
                findings.Add(
                    this,
                    error.Span,
                    JsonErrorWording.Describe(error, line.Text.Span),
                    error.Repair is { } repair ? new Fix(TitleOf(error.Kind), repair.Edits, repair.IsCertain) : null);
            }
        }
    }

    private static string TitleOf(JsonErrorKind kind) => kind switch
    {
        JsonErrorKind.ByteOrderMark => "Remove the byte order mark",
        JsonErrorKind.LoneSurrogate => "Replace it by U+FFFD",
        _ => "Replace them by U+FFFD",
    };
}
