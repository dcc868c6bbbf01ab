using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Reports;

/// <summary>
/// Tokens example by example, for programs: one JSON object on a line for each line that is not blank, such as
/// <c>{"line":1,"tokens":123}</c>. What is not counted has <c>null</c> and the rule that says why; what is left out of a count is named
/// under <c>notCounted</c>.
/// </summary>
/// <param name="target">Where it goes, in UTF-8; stays open.</param>
/// <param name="detail">What to say beside the tokens.</param>
public sealed class TokenLines(Stream target, TokenDetail detail) : IDisposable
{
    // Fewer and larger writes; a reader at the other end of a pipe need not wait long.
    private const int MostPending = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly long[] _byVoice = new long[TokenVoices.Count];

    // Of the line at hand: where in its array each element stands. A line may have a hundred thousand parts.
    private readonly Dictionary<JsonNode, int> _places = [];
    private readonly HashSet<JsonNode> _numbered = [];

    /// <summary>Says what was counted of a line.</summary>
    /// <param name="path">The file; null where it need not be named.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="line">What was counted.</param>
    public void Add(string? path, int number, LineTokens line)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        if (path is not null)
        {
            _json.WriteString("path"u8, path);
        }

        _json.WriteNumber("line"u8, number);
        if (line.Tokens is { } tokens)
        {
            _json.WriteNumber("tokens"u8, tokens.Count);
            if (detail == TokenDetail.Role)
            {
                WriteRoles(line.Pieces);
            }
            else if (detail == TokenDetail.Part)
            {
                WriteParts(line.Pieces);
            }

            WriteGaps(tokens.Gaps);
        }
        else
        {
            _json.WriteNull("tokens"u8);
            _json.WriteString("rule"u8, line.Uncounted!.Id);
        }

        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount > MostPending)
        {
            Flush();
        }
    }

    /// <summary>Passes on what is still held.</summary>
    public void Flush()
    {
        target.Write(_buffer.WrittenSpan);
        target.Flush();
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private string PathOf(JsonNode node)
    {
        var steps = new List<string>();
        for (JsonNode? at = node; at is { Parent: { } parent } step; at = parent)
        {
            steps.Add(step.Member is { } member ? member.Key : IndexOf(step, parent).ToString(CultureInfo.InvariantCulture));
        }

        steps.Reverse();
        return string.Join('/', steps);
    }

    private int IndexOf(JsonNode node, JsonNode array)
    {
        if (_numbered.Add(array))
        {
            var index = 0;
            foreach (var element in array.Elements)
            {
                _places[element] = index++;
            }
        }

        return _places[node];
    }

    private void WriteRoles(IReadOnlyList<TokenPiece> pieces)
    {
        Array.Clear(_byVoice);
        foreach (var piece in pieces)
        {
            _byVoice[(int)TokenVoices.Of(piece)] += piece.Tokens;
        }

        _json.WriteStartObject("roles"u8);
        foreach (var voice in Enum.GetValues<TokenVoice>())
        {
            if (_byVoice[(int)voice] > 0)
            {
                _json.WriteNumber(voice.ToName(), _byVoice[(int)voice]);
            }
        }

        _json.WriteEndObject();
    }

    private void WriteParts(IReadOnlyList<TokenPiece> pieces)
    {
        _places.Clear();
        _numbered.Clear();
        _json.WriteStartArray("parts"u8);
        foreach (var piece in pieces)
        {
            _json.WriteStartObject();
            _json.WriteString("role"u8, TokenVoices.Of(piece).ToName());
            _json.WriteString("path"u8, PathOf(piece.Node));
            _json.WriteNumber("tokens"u8, piece.Tokens);
            WriteGaps(piece.Gaps);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteGaps(TokenGaps gaps)
    {
        if ((gaps & ~TokenGaps.Reckoned) == TokenGaps.None)
        {
            return;
        }

        _json.WriteStartArray("notCounted"u8);
        foreach (var gap in TokenGapNames.All.Where(gap => (gaps & gap) != 0))
        {
            _json.WriteStringValue(gap.ToName());
        }

        _json.WriteEndArray();
    }
}
