using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Models;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>Counts the tokens of an example.</summary>
internal class TokenSum(TokenCounter counter) : TokenWalk
{
    [ThreadStatic]
    private static ByteBuffer? _text;

    private TokenGaps _gaps;
    private long _prompt;
    private int _completions;
    private long _longest;
    private long _all;
    private long _completion;
    private (MediaResolution? Level, bool IsRead) _resolution;

    /// <summary>What it counts with.</summary>
    protected TokenCounter Counter => counter;

    /// <summary>The tokens of an example.</summary>
    public static ExampleTokens Of(Example example, TokenCounter counter) => new TokenSum(counter).Of(example);

    /// <summary>Gives back what an unusually long text needed.</summary>
    public static void Release() => _text = null;

    /// <summary>The tokens of an example; can be asked for once.</summary>
    protected ExampleTokens Of(Example example)
    {
        Through(example);
        EndCompletion();
        return _completions == 0
            ? new ExampleTokens(ExampleTokens.Fit(_prompt), ExampleTokens.Fit(_prompt), _gaps)
            : new ExampleTokens(ExampleTokens.Fit(_prompt + _longest), ExampleTokens.Fit((_prompt * _completions) + _all), _gaps);
    }

    /// <summary>Adds tokens to the piece that began last.</summary>
    protected virtual void Add(int tokens, TokenGaps gaps)
    {
        _gaps |= gaps;
        if (_completions == 0)
        {
            _prompt += tokens;
        }
        else
        {
            _completion += tokens;
        }
    }

    /// <inheritdoc/>
    protected override void BeginCompletion()
    {
        EndCompletion();
        _completions++;
    }

    /// <inheritdoc/>
    protected override void Text(JsonNode text) => Add(counter.Count(Unescaped(text)), TokenGaps.None);

    /// <inheritdoc/>
    protected override void Quoted(JsonNode text) => Text(text);

    /// <inheritdoc/>
    protected override void Media(Part part, JsonNode root)
    {
        if (!_resolution.IsRead)
        {
            _resolution = (MediaCost.ResolutionOf(root), true);
        }

        var (tokens, gaps) = MediaCost.Of(part, _resolution.Level, counter.Model?.Media);
        Add(tokens, gaps);
    }

    /// <summary>What a string says; valid until the next is asked for.</summary>
    protected static ReadOnlySpan<byte> Unescaped(JsonNode text)
    {
        var content = text.ContentSpan;
        if (!text.HasEscapes)
        {
            return text.Raw.Slice(content.Start - text.Span.Start, content.Length);
        }

        var bytes = _text ??= new ByteBuffer();
        bytes.Clear();
        bytes.Advance(text.WriteUnescaped(bytes.Reserve(content.Length)));
        return bytes.Written;
    }

    private void EndCompletion()
    {
        _longest = Math.Max(_longest, _completion);
        _all += _completion;
        _completion = 0;
    }
}
