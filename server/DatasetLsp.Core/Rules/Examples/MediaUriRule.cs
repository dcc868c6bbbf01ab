using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Media that the tuning service cannot fetch.</summary>
public sealed class MediaUriRule : ExampleRule
{
    /// <inheritdoc/>
    public override string Id => "media-uri";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds files at addresses that the tuning service cannot fetch: `fileUri` is neither in Cloud Storage (`gs://bucket/object`) nor a web address.",
        Why: """
            The service fetches each file itself, from a Cloud Storage bucket or a public HTTP or HTTPS address
            ([image tuning](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/tune_gemini/image_tune)). It sees neither
            your disk nor other clouds' buckets.

            `inlineData`, a file in the line itself, is a warning: the tuning format does not have it
            ([dataset format](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-about)), while
            requests do.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/png","fileUri":"images/cat.png"}},{"text":"What is it?"}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/png","fileUri":"gs://my-bucket/images/cat.png"}},{"text":"What is it?"}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Fix: "Upload the file to Cloud Storage and write its `gs://` address. The quick fix removes white space around an address.",
        SwitchOff: "When addresses are replaced before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference)
        {
            return;
        }

        foreach (var item in MediaItem.Of(example))
        {
            if (item.IsInline)
            {
                findings.Add(
                    this,
                    item.Anchor,
                    "The tuning format has no `inlineData`. Upload the file to Cloud Storage, and give its address in `fileData`.",
                    graded: Severity.Warning);
            }
            else if (item.Uri is { } uri)
            {
                Check(uri, findings);
            }
        }
    }

    private void Check(JsonNode node, FindingSink findings)
    {
        var uri = node.GetString();
        var bare = uri.Trim();
        if (Problem(bare) is { } problem)
        {
            findings.Add(this, node.ShortSpan(), problem);
        }
        else if (bare.Length < uri.Length && !node.HasEscapes)
        {
            findings.Add(
                this,
                node.ShortSpan(),
                "There is white space around this address. Remove it.",
                new Fix("Remove the white space", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{bare}\""))], IsCertain: true));
        }
    }

    private static string? Problem(string uri)
    {
        if (uri.Length == 0)
        {
            return "`fileUri` is empty. Write the file's `gs://` address, or remove the part.";
        }

        if (uri.StartsWith("gs://", StringComparison.OrdinalIgnoreCase))
        {
            var slash = uri.IndexOf('/', "gs://".Length);
            return slash > "gs://".Length && slash < uri.Length - 1
                ? null
                : $"`{uri.Shorten()}` names no file. An address in Cloud Storage has a bucket and an object: `gs://bucket/object`.";
        }

        if (uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return uri.Length > uri.IndexOf("://", StringComparison.Ordinal) + 3 ? null : $"`{uri}` names no file. Write the whole address.";
        }

        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && uri.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") < 0
            ? $"The service cannot fetch `{uri[..colon].ToLowerInvariant().Shorten()}:` addresses. Upload the file to Cloud Storage and write its `gs://` address."
            : $"`{uri.Shorten()}` is a path, which the service cannot fetch. Upload the file to Cloud Storage and write its `gs://` address.";
    }
}
