using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Tokens;

/// <summary>Costs as in ai.google.dev/gemini-api/docs/media-resolution.</summary>
public class MediaCostTests
{
    private const string Image = """{"fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"}}""";

    [Theory]
    [InlineData("gemini-3.5-flash", Image, "", 1120, TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", Image, "LOW", 280, TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"},"mediaResolution":{"level":"MEDIA_RESOLUTION_ULTRA_HIGH"}}""", "LOW", 2240, TokenGaps.Reckoned)]
    [InlineData("gemini-2.5-flash", Image, "LOW", 64, TokenGaps.Reckoned)]
    [InlineData("gemini-2.5-flash", Image, "", 256, TokenGaps.Image | TokenGaps.Reckoned)]
    [InlineData("gemini-1.5-flash-002", Image, "", 0, TokenGaps.Image)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4","fileUri":"gs://b/a.mp4"}}""", "", 0, TokenGaps.Video)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4","fileUri":"gs://b/a.mp4"},"videoMetadata":{"startOffset":"2s","endOffset":"12s"}}""", "LOW", 950, TokenGaps.Reckoned)]
    [InlineData("gemini-2.5-flash", """{"file_data":{"mime_type":"video/mp4","file_uri":"gs://b/a.mp4"},"video_metadata":{"end_offset":"10s","fps":2}}""", "MEDIUM", 5440, TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"audio/mpeg","fileUri":"gs://b/a.mp3"}}""", "", 0, TokenGaps.Audio)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"application/pdf","fileUri":"gs://b/a.pdf"}}""", "MEDIUM", 560, TokenGaps.Document | TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"text/csv","fileUri":"gs://b/a.csv"}}""", "", 0, TokenGaps.OtherMedia)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4","fileUri":"gs://b/a.mp4"},"videoMetadata":{"endOffset":"290s"}}""", "", 27550, TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"application/pdf","fileUri":"gs://b/a.pdf"}}""", "", 560, TokenGaps.Document | TokenGaps.Reckoned)]
    [InlineData("gemini-2.5-flash", """{"fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"},"mediaResolution":{"level":"MEDIA_RESOLUTION_LOW"}}""", "MEDIUM", 256, TokenGaps.Reckoned)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4"},"videoMetadata":{"endOffset":"100s","fps":-5}}""", "", 0, TokenGaps.Video)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4"},"videoMetadata":{"endOffset":"999999999999s"}}""", "", 0, TokenGaps.Video)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":"video/mp4"},"videoMetadata":{"startOffset":"9s","endOffset":"3s"}}""", "", 0, TokenGaps.Video)]
    [InlineData("gemini-3.5-flash", """{"fileData":{"mimeType":7}}""", "", 0, TokenGaps.OtherMedia)]
    public void What_the_record_says_is_counted_and_what_it_does_not_say_is_named(string model, string part, string resolution, int tokens, TokenGaps gaps)
    {
        var config = resolution.Length == 0 ? "" : $$""","generationConfig":{"mediaResolution":"MEDIA_RESOLUTION_{{resolution}}"}""";
        var line = $$"""{"contents":[{"role":"user","parts":[{{part}}]}]{{config}}}""";
        var example = LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line)))!;

        Assert.Equal(new ExampleTokens(tokens, tokens, gaps), TokenSum.Of(example, TokenCounter.For(ModelCatalogue.Find(model))!));
    }

    [Fact]
    public void However_many_there_are_the_number_stays_a_number()
    {
        var videos = string.Join(',', Enumerable.Repeat("""{"fileData":{"mimeType":"video/mp4","fileUri":"gs://b/a.mp4"},"videoMetadata":{"endOffset":"86400s","fps":24}}""", 40));
        var answers = string.Join(',', Enumerable.Repeat("""{"score":1,"completion":{"role":"model","parts":[{"text":"Yes"}]}}""", 30));
        var line = $$"""{"contents":[{"role":"user","parts":[{{videos}}]}],"completions":[{{answers}}]}""";

        var tokens = TokenSum.Of(LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line)))!, TokenCounter.For(ModelCatalogue.Find("gemini-3.5-flash"))!);

        Assert.Equal((int.MaxValue - 1, int.MaxValue - 1), (tokens.Count, tokens.Trained));
    }
}
