using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using FsCheck;
using FsCheck.Fluent;

namespace DatasetLsp.Protocol.Tests.Lsp;

public class Utf8TextTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain é€😀\"", "plain é€😀")]
    [InlineData(@"""\""\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData(@"""\u0041\u00e9\u20AC\uD83D\ude00!""", "Aé€😀!")]
    [InlineData(@"""{\""a\"":\""b\\n\""}""", "{\"a\":\"b\\n\"}")]
    [InlineData(@"""\u0000""", "\0")]
    public void Escapes_are_undone(string json, string expected) => Assert.Equal(expected, Read(json).Decode());

    [Theory]
    [InlineData(@"""\ud800""", "\ufffd")]
    [InlineData(@"""\udc00x""", "\ufffdx")]
    [InlineData(@"""\ud800x""", "\ufffdx")]
    [InlineData(@"""\ud800\n""", "\ufffd\n")]
    [InlineData(@"""\ud800\u0041""", "\ufffdA")]
    [InlineData(@"""\ud800\ud83d\ude00""", "\ufffd😀")]
    [InlineData(@"""\ud83d\ud83d\ude00\ude00""", "\ufffd😀\ufffd")]
    [InlineData(@"""\ud800\\u""", "\ufffd\\u")]
    public void A_surrogate_without_its_other_half_becomes_the_replacement_character(string json, string expected) =>
        Assert.Equal(expected, Read(json).Decode());

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData(@"""\x""")]
    [InlineData(@"""\u12g4""")]
    public void What_is_no_string_is_an_error(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void Bad_UTF8_is_kept_on_reading_and_replaced_on_writing()
    {
        byte[] json = [(byte)'"', (byte)'a', 0xFF, (byte)'\\', (byte)'n', (byte)'"'];

        var text = JsonSerializer.Deserialize(json, LspJsonContext.Default.Utf8Text);

        Assert.Equal([(byte)'a', 0xFF, (byte)'\n'], text.Bytes.ToArray());
        Assert.Equal("a\ufffd\n", JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text, LspJsonContext.Default.Utf8Text)));
    }

    [Fact]
    public void A_text_tells_nothing_of_its_content_in_a_log() => Assert.Equal("(6 bytes)", ((Utf8Text)"secret").ToString());

    [Fact]
    public void Reading_agrees_with_SystemTextJson_on_every_text() => Prop
        .ForAll<string, bool>((text, isAscii) =>
        {
            var valid = ToValid(text);
            var json = JsonSerializer.Serialize(valid, new JsonSerializerOptions
            {
                Encoder = isAscii ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            });
            return Read(json).Decode() == valid;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260101UL, 1UL));

    [Fact]
    public void What_is_written_is_read_back() => Prop
        .ForAll<string>(text =>
        {
            Utf8Text written = ToValid(text);
            var json = JsonSerializer.SerializeToUtf8Bytes(written, LspJsonContext.Default.Utf8Text);
            return JsonSerializer.Deserialize<string>(json) == written.Decode()
                && JsonSerializer.Deserialize(json, LspJsonContext.Default.Utf8Text) == written;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260101UL, 1UL));

    [Fact]
    public void Any_run_of_escaped_code_units_reads_as_their_text_with_the_odd_ones_replaced() => Prop
        .ForAll(Gen.Elements('\ud83d', '\ude00', 'x', '\n', '"', '\\', 'é').ListOf().ToArbitrary(), units =>
        {
            var json = "\"" + string.Concat(units.Select(unit => $"\\u{(int)unit:x4}")) + "\"";
            return Read(json).Decode() == ToValid(string.Concat(units));
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260101UL, 1UL));

    private static Utf8Text Read(string json) => JsonSerializer.Deserialize(json, LspJsonContext.Default.Utf8Text);

    /// <summary>The text with U+FFFD for every surrogate without its other half.</summary>
    private static string ToValid(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
