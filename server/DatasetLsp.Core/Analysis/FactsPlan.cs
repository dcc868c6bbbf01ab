using System.Buffers;
using System.Text;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// How the facts of lines that differ in nothing but their texts are made of those texts alone: without a tree, and without an example.
/// It says what <see cref="Fingerprint"/> and <see cref="Answer"/> say, by which it was made. For lines none of whose texts is blank.
/// </summary>
internal sealed class FactsPlan
{
    [ThreadStatic]
    private static ExampleBytes? _bytes;

    [ThreadStatic]
    private static ByteBuffer? _answerBuffer;

    private readonly TrainingFormat _format;
    private readonly bool _isFormatCertain;
    private readonly bool _hasMedia;
    private readonly StructureFacts _structure;
    private readonly TextSpan _anchor;
    private readonly BytePiece[] _example;
    private readonly BytePiece[] _input;
    private readonly BytePiece[]? _group;

    // The texts of the last answer; none where the conversation does not end with the model.
    private readonly int[] _answer;
    private readonly TokenPlan? _tokens;

    private FactsPlan(Example example, BytePiece[] whole, BytePiece[] input, BytePiece[]? group, int[] answer, TokenPlan? tokens)
    {
        _format = example.Format;
        _isFormatCertain = example.Format.IsCertain(example);
        _hasMedia = example.HasMedia;
        _structure = StructureFacts.Of(example);
        _anchor = example.Anchor;
        (_example, _input, _group, _answer, _tokens) = (whole, input, group, answer, tokens);
    }

    /// <summary>The plan for lines with a template, made of one of them; null where their facts need more than their texts.</summary>
    /// <param name="example">The example on a line none of whose texts is blank.</param>
    /// <param name="template">The line's template.</param>
    /// <param name="counter">How tokens are counted; null where they are not.</param>
    public static FactsPlan? For(Example example, JsonTemplate template, TokenCounter? counter)
    {
        var bytes = new RecordedBytes(template);
        if (!Fingerprint.Write(example, bytes))
        {
            return null;
        }

        var answer = new List<int>();
        BytePiece[]? group = null;
        if (example.Contents is [.., { Role: Role.Model, Parts.Length: > 0 } last])
        {
            foreach (var part in last.Parts.Where(part => part.Kind != PartKind.Text || !Answer.IsThought(part)))
            {
                answer.Add(part.Kind == PartKind.Text ? template.IndexOf(part.Data) : -1);
            }

            // What is no text is rare, and what begins with a thought is.
            if (answer.Count == 0 || answer.Exists(text => text < 0) || template.IndexOf(last.Parts[0].Data) != answer[0])
            {
                return null;
            }

            if (Answer.GroupOf(example) is { } instruction)
            {
                var groupBytes = new RecordedBytes(template);
                Fingerprint.Write(instruction, groupBytes);
                group = groupBytes.FoldedPieces;
            }
        }

        var whole = bytes.ExactPieces;
        var tokens = counter is null ? null : TokenPlan.For(example, template, counter);

        // Texts are unescaped where the example is written down.
        return tokens?.Texts.All(text => Array.Exists(whole, piece => piece.Text == text)) == false
            ? null
            : new FactsPlan(example, whole, bytes.FoldedPieces, group, [.. answer], tokens);
    }

    /// <summary>Whether a text, escapes as written, surely says something; one that may not is looked at by those who know better.</summary>
    public static bool SaysSomething(ReadOnlySpan<byte> text) => text switch
    {
        [] => false,
        [(byte)'\\', var escape, ..] => escape is (byte)'"' or (byte)'\\' or (byte)'/',
        [< 0x80 and var first, ..] => first is > (byte)' ' and < 0x7F,
        _ => Rune.DecodeFromUtf8(text, out var rune, out _) == OperationStatus.Done && !Rune.IsWhiteSpace(rune),
    };

    /// <summary>Gives back what an unusually long line needed.</summary>
    public static void Release() => (_bytes, _answerBuffer) = (null, null);

    /// <summary>The facts of a line.</summary>
    public ExampleFacts Of(JsonTexts texts)
    {
        var bytes = _bytes ??= new ExampleBytes();
        bytes.Clear(folds: false);

        // Where each text stands in what is written, unescaped.
        Span<int> starts = stackalloc int[JsonTemplates.MostTexts];
        Span<int> ends = stackalloc int[JsonTemplates.MostTexts];
        foreach (var piece in _example)
        {
            bytes.Exact.Add(piece.Before);
            if (piece.Text >= 0)
            {
                starts[piece.Text] = bytes.Exact.Length;
                bytes.Exact.Advance(texts.WriteUnescaped(piece.Text, bytes.Exact.Reserve(texts[piece.Text].Length)));
                ends[piece.Text] = bytes.Exact.Length;
            }
        }

        var fingerprint = Murmur3.Hash(bytes.Exact.Written);
        return new ExampleFacts(_format, _isFormatCertain, fingerprint, _anchor)
        {
            Answer = _answer.Length == 0 ? null : AnswerOf(texts, bytes, starts, ends),
            HasMedia = _hasMedia,
            Structure = _structure,
            Tokens = TokensOf(bytes, starts, ends),
        };
    }

    private ExampleTokens? TokensOf(ExampleBytes bytes, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        if (_tokens is null)
        {
            return null;
        }

        var count = (long)_tokens.Fixed;
        foreach (var text in _tokens.Texts)
        {
            count += _tokens.Counter.Count(bytes.Exact.Written[starts[text]..ends[text]]);
        }

        return new ExampleTokens(ExampleTokens.Fit(count), ExampleTokens.Fit(count), _tokens.Gaps);
    }

    private AnswerFacts AnswerOf(JsonTexts texts, ExampleBytes bytes, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        var input = Fold(_input, bytes, starts, ends) is { IsEmpty: false } asked ? Murmur3.Hash(asked) : default;
        var group = _group is null ? 0 : Fingerprint.Short(Fold(_group, bytes, starts, ends));
        var first = texts.SpanOf(_answer[0]);
        var shown = texts.WithQuotes(_answer[0]).ShortLength(JsonWords.LongestSpan);
        return Answer.FactsOf(Said(bytes, starts, ends), input, group, new TextSpan(first.Start, shown));
    }

    private ReadOnlySpan<byte> Said(ExampleBytes bytes, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        if (_answer is [var only])
        {
            return Answer.Trim(bytes.Exact.Written[starts[only]..ends[only]]);
        }

        var said = _answerBuffer ??= new ByteBuffer();
        said.Clear();
        foreach (var text in _answer)
        {
            said.Add(bytes.Exact.Written[starts[text]..ends[text]]);
        }

        return Answer.Trim(said.Written);
    }

    private static ReadOnlySpan<byte> Fold(BytePiece[] pieces, ExampleBytes bytes, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        bytes.Folded.Clear();
        foreach (var piece in pieces)
        {
            bytes.Folded.Add(piece.Before);
            if (piece.Text >= 0)
            {
                Folding.Add(bytes.Folded, bytes.Exact.Written[starts[piece.Text]..ends[piece.Text]]);
            }
        }

        return bytes.Folded.Written;
    }
}
