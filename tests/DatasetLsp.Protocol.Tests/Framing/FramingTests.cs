using System.Text;
using DatasetLsp.Protocol.Framing;

namespace DatasetLsp.Protocol.Tests.Framing;

public class FramingTests
{
    private const int Limit = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Messages_are_cut_the_same_however_the_bytes_arrive(int step)
    {
        string[] bodies = ["{}", "", new string('x', 3000), "{\"a\":\"é€😀\"}", new string('y', Limit + 1), "last"];
        var bytes = bodies.SelectMany(Frame).ToArray();
        var reader = new FrameReader(new DribblingStream(bytes, step), Limit);

        foreach (var body in bodies)
        {
            var frame = await reader.ReadAsync(default);
            var expected = Encoding.UTF8.GetBytes(body);
            Assert.Equal(expected.Length, frame.Length);
            if (expected.Length > Limit)
            {
                Assert.Equal(FrameKind.TooLong, frame.Kind);
                Assert.Equal(expected[..frame.Body.Length], frame.Body.ToArray());
            }
            else
            {
                Assert.Equal(FrameKind.Message, frame.Kind);
                Assert.Equal(expected, frame.Body.ToArray());
            }
        }
        Assert.Equal(FrameKind.End, (await reader.ReadAsync(default)).Kind);
    }

    [Theory]
    [InlineData("content-length:2\r\n\r\n{}")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length:  2 \r\n\r\n{}")]
    [InlineData("Content-Length: 2\n\n{}")]
    public async Task Headers_are_read_generously(string input)
    {
        var frame = await Reader(input).ReadAsync(default);

        Assert.Equal("{}"u8.ToArray(), frame.Body.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Le")]
    [InlineData("Content-Length: 2\r\n")]
    [InlineData("Content-Length: 2\r\n\r\n{")]
    public async Task The_input_may_end_anywhere(string input) =>
        Assert.Equal(FrameKind.End, (await Reader(input).ReadAsync(default)).Kind);

    [Theory]
    [InlineData("garbage\r\n\r\n{}", @"'garbage\x0d' was seen")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}\n", "was expected, and '")]
    [InlineData("\r\n", "no Content-Length")]
    [InlineData("Content-Type: x\r\n\r\n{}", "no Content-Length")]
    [InlineData("Content-Length: two\r\n\r\n{}", @"'Content-Length: two\x0d' was seen")]
    [InlineData("Content-Length: -1\r\n\r\n", "was seen")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n", "was seen")]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}", "was seen")]
    [InlineData(": 2\r\n\r\n{}", "was seen")]
    public async Task A_malformed_header_is_an_error_that_says_what_was_seen(string input, string message)
    {
        // A line with a colon may be any header; the blank line then shows that the length is missing.
        var error = await Assert.ThrowsAsync<FramingException>(async () => await Reader(input + "\r\n\r\n").ReadAsync(default));

        Assert.True(error.Message.Contains(message) || error.Message.Contains("no Content-Length"), error.Message);
    }

    [Fact]
    public async Task A_header_without_an_end_is_given_up()
    {
        var error = await Assert.ThrowsAsync<FramingException>(async () => await Reader(new string('x', 100_000)).ReadAsync(default));

        Assert.Contains("'xxxxxxxxxxxxxxxxxxxxxxxx…' was seen", error.Message);
    }

    [Fact]
    public async Task A_message_is_written_in_one_piece_with_its_length_in_bytes()
    {
        var output = new MemoryStream();
        var writer = new FrameWriter(output);
        foreach (var text in new[] { "é", new string('€', 10_000) })
        {
            var buffer = writer.Rent();
            buffer.Json.WriteStringValue(text);
            writer.Send(buffer);
        }
        writer.Complete();
        await writer.RunAsync(default);

        var expected = Frame("\"é\"").Concat(Frame($"\"{new string('€', 10_000)}\"")).ToArray();
        Assert.Equal(expected, output.ToArray());
    }

    private static FrameReader Reader(string input) => new(new MemoryStream(Encoding.UTF8.GetBytes(input)), Limit);

    private static byte[] Frame(string body) => Rpc.TestClient.Frame(Encoding.UTF8.GetBytes(body));

    /// <summary>Gives no more than a few bytes at a time.</summary>
    private sealed class DribblingStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
