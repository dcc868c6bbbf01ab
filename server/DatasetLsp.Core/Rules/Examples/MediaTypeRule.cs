using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Models;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Media types that models do not take, or that are not the file's.</summary>
public sealed class MediaTypeRule : ExampleRule
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public override string Id => "media-type";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds files of a type that Gemini models, or the model to be tuned, do not take, and types that do not go with the end of the file's name.",
        Why: """
            Models take the types that Google lists for
            [images](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/image-understanding),
            [sound](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/audio-understanding),
            [video](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/video-understanding) and
            [documents](https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/document-understanding); others are
            refused ("Unsupported MIME type"). A type that is spelt in another way, one that only other pages list, text of another sort
            than plain, and a type that does not go with the end of the file's name are warnings: the service may read them, and the
            name may be wrong instead.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/gif","fileUri":"gs://my-bucket/cat.gif"}},{"text":"What is it?"}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"image/png","fileUri":"gs://my-bucket/cat.png"}},{"text":"What is it?"}]},{"role":"model","parts":[{"text":"A cat"}]}]}
            """,
        Fix: "Convert the file to a type that models take, or correct the type. The quick fix writes the usual spelling, or the type of the file's name.",
        SwitchOff: "When files are converted before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference)
        {
            return;
        }

        foreach (var item in MediaItem.Of(example))
        {
            if (item.Type is { } type)
            {
                Check(type, item.Uri?.GetString() ?? "", findings);
                CheckModel(item, type, findings);
            }
        }
    }

    private void CheckModel(MediaItem item, JsonNode type, FindingSink findings)
    {
        var (name, what) = item.Kind switch
        {
            MediaKind.Image => ("image", "images"),
            MediaKind.Audio => ("audio", "sound"),
            MediaKind.Video => ("video", "video"),
            MediaKind.Pdf => ("document", "documents"),
            _ => ("", ""),
        };
        if (name.Length > 0 && findings.Model is { Modalities: { } modalities } model && !modalities.Value.Contains(name))
        {
            findings.Add(
                this,
                type.ShortSpan(),
                $"{model.Name} is not tuned on {what}. Remove this part, leave the example out, or tune another model. (As of {modalities.Date:yyyy-MM-dd}.)",
                graded: modalities.Certainty is Certainty.Official or Certainty.SourceCode ? null : Severity.Warning);
        }
    }

    private static Fix Rewrite(JsonNode node, string type, bool isCertain) =>
        new($"Change the type to `{type}`", [new ByteEdit(node.Span, Encoding.UTF8.GetBytes($"\"{type}\""))], isCertain);

    /// <summary>The first types of a kind that are taken, in words; nothing of a kind that nobody knows.</summary>
    private static string List(MediaKind kind) => MediaTypes.OfKind(kind).Take(MostNamed).Select(type => $"`{type}`").ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
    };

    private void Check(JsonNode node, string uri, FindingSink findings)
    {
        var type = node.GetString();
        var shown = type.Shorten();
        if (string.IsNullOrWhiteSpace(type))
        {
            findings.Add(this, node.ShortSpan(), "`mimeType` is empty. Write the file's type, such as `image/png`.");
        }
        else if (MediaTypes.MeantBy(type) is { } meant)
        {
            findings.Add(this, node.ShortSpan(), $"This type is listed as `{meant}`, not as `{shown}`. Write it so.", Rewrite(node, meant, isCertain: true), graded: Severity.Warning);
        }
        else if (MediaTypes.IsTaken(type))
        {
            CheckName(node, type, MediaTypes.OfFile(uri), findings);
        }
        else if (MediaTypes.IsDoubtful(type))
        {
            var listed = List(MediaTypes.KindOf(type));
            findings.Add(this, node.ShortSpan(), $"`{shown}` is not among the types that are listed for tuning on Vertex AI. Convert the file to {listed}, to be sure.", graded: Severity.Warning);
        }
        else
        {
            var fromName = MediaTypes.OfFile(uri).FirstOrDefault(MediaTypes.IsTaken);
            var known = List(MediaTypes.KindOf(type));
            findings.Add(
                this,
                node.ShortSpan(),
                fromName is not null ? $"Gemini models do not take `{shown}`. By its name the file is `{fromName}`."
                    : known.Length > 0 ? $"Gemini models do not take `{shown}`. Convert the file to {known}."
                    : $"Gemini models do not take `{shown}`. They take images, sound, video, PDF and plain text.",
                fromName is null ? null : Rewrite(node, fromName, isCertain: false));
        }
    }

    private void CheckName(JsonNode node, string type, IReadOnlyList<string> ofName, FindingSink findings)
    {
        if (ofName.Count == 0 || ofName.Any(other => MediaTypes.AreSame(type, other)))
        {
            return;
        }

        findings.Add(
            this,
            node.ShortSpan(),
            $"The type is `{type.Shorten()}`, but by the end of its name the file is `{ofName[0]}`. Correct the one that is wrong.",
            MediaTypes.IsTaken(ofName[0]) ? Rewrite(node, ofName[0], isCertain: false) : null,
            graded: Severity.Warning);
    }
}
