using System.IO.Pipelines;
using System.Runtime.InteropServices;
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
    [InlineData("garbage\r\n\r\n{}", "8 bytes were seen")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}\n", "was expected; ")]
    [InlineData("\r\n", "no Content-Length")]
    [InlineData("Content-Type: x\r\n\r\n{}", "no Content-Length")]
    [InlineData("Content-Length: two\r\n\r\n{}", "bytes were seen")]
    [InlineData("Content-Length: -1\r\n\r\n", "bytes were seen")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n", "bytes were seen")]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}", "bytes were seen")]
    [InlineData(": 2\r\n\r\n{}", "bytes were seen")]
    public async Task A_malformed_header_is_told_once_and_not_what_it_says(string input, string message)
    {
        var reader = Reader(input + "\r\n\r\n");

        var frame = await reader.ReadAsync(default);

        Assert.Equal(FrameKind.Malformed, frame.Kind);
        Assert.True(frame.Problem!.Contains(message) || frame.Problem.Contains("no Content-Length"), frame.Problem);
        Assert.Equal(FrameKind.End, (await reader.ReadAsync(default)).Kind);
    }

    [Fact]
    public async Task A_large_message_is_not_kept_while_the_next_is_waited_for()
    {
        var input = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var reader = new FrameReader(input.Reader.AsStream(), int.MaxValue);
        await input.Writer.WriteAsync(Frame(new string('x', 2_000_000)).ToArray());
        var body = await ReadAsync();
        var waiting = reader.ReadAsync(default);

        GC.Collect();
        Assert.False(body.IsAlive);
        await input.Writer.CompleteAsync();
        Assert.Equal(FrameKind.End, (await waiting).Kind);

        async Task<WeakReference> ReadAsync()
        {
            MemoryMarshal.TryGetArray((await reader.ReadAsync(default)).Body, out var bytes);
            return new WeakReference(bytes.Array);
        }
    }

    [Fact]
    public async Task A_header_without_an_end_is_given_up()
    {
        var frame = await Reader(new string('x', 100_000)).ReadAsync(default);

        Assert.Contains("was expected", frame.Problem);
        Assert.DoesNotContain("xxx", frame.Problem);
    }

    [Theory]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("\r\n\r\n\r\n")]
    [InlineData("Content-Length: two\r\n\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("a rest of a message\"}")]
    [InlineData("a rest: with a colon\"}")]
    [InlineData("ContentContent-Length: content\nContent-Type: x\r\n\r\n")]
    public async Task Reading_goes_on_at_the_next_header_however_the_bytes_arrive(string garbage)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(garbage), .. Frame("{\"a\":1}"), .. Frame("{}")];
        foreach (var step in new[] { 1, 2, 7, 100_000 })
        {
            var reader = new FrameReader(new DribblingStream(bytes, step), Limit);

            Assert.Equal(FrameKind.Malformed, (await reader.ReadAsync(default)).Kind);
            Assert.Equal("{\"a\":1}"u8.ToArray(), (await reader.ReadAsync(default)).Body.ToArray());
            Assert.Equal("{}"u8.ToArray(), (await reader.ReadAsync(default)).Body.ToArray());
            Assert.Equal(FrameKind.End, (await reader.ReadAsync(default)).Kind);
        }
    }

    [Fact]
    public async Task Reading_goes_on_after_much_that_is_no_message()
    {
        var garbage = new byte[1_000_000];
        new Random(1).NextBytes(garbage);
        var reader = new FrameReader(new DribblingStream([.. garbage, .. Frame("{}")], 10_000), Limit);

        Assert.Equal(FrameKind.Malformed, (await reader.ReadAsync(default)).Kind);
        Assert.Equal("{}"u8.ToArray(), (await reader.ReadAsync(default)).Body.ToArray());
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
