using DatasetLsp.Tokenizers.Counting;
using DatasetLsp.Tokenizers.Tables;
using DatasetLsp.Tokenizers.Vocabularies;

namespace DatasetLsp.Tokenizers;

/// <summary>
/// Turns texts into tokens as SentencePiece does with the same vocabulary: BPE with byte fallback, nothing added before or after the text.
/// Several threads can use one tokenizer at once.
/// </summary>
/// <remarks>
/// Texts are UTF-8. A byte that is none is a U+FFFD, as it is to SentencePiece. A space and U+2581, which stands for one in vocabularies,
/// are the same. Control tokens such as <c>&lt;bos&gt;</c> that are written out in a text are text; other named tokens, as
/// <c>&lt;start_of_turn&gt;</c>, are those tokens.
/// </remarks>
public sealed class Tokenizer
{
    private readonly TokenizerTables _tables;

    internal Tokenizer(string name, TokenizerKind kind, TokenizerTables tables)
    {
        (Name, Kind, _tables) = (name, kind, tables);
    }

    /// <summary>What to call it: <c>gemma3</c>, or the name of its file.</summary>
    public string Name { get; }

    /// <summary>Where its vocabulary comes from.</summary>
    public TokenizerKind Kind { get; }

    /// <summary>How many ids there are; all are from 0 to one less.</summary>
    public int VocabularySize => _tables.VocabularySize;

    /// <summary>Reads a vocabulary that a person names. What kind it is, its first bytes tell. Takes about a second.</summary>
    /// <exception cref="UnsupportedVocabularyException">It is none that can be counted with exactly; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static Tokenizer Open(string path) => FromFile(Path.GetFileName(path), File.ReadAllBytes(path));

    /// <summary>The same for a file's bytes.</summary>
    /// <exception cref="UnsupportedVocabularyException">It is none that can be counted with exactly; the message says why.</exception>
    public static Tokenizer FromFile(string name, ReadOnlyMemory<byte> file)
    {
        var text = file.Span.TrimStart(" \t\r\n\uFEFF"u8);
        var isJson = !text.IsEmpty && text[0] == '{';
        try
        {
            return isJson
                ? new Tokenizer(name, TokenizerKind.TokenizerJson, TablesBuilder.Build(TokenizerJsonReader.Read(file[^text.Length..])))
                : new Tokenizer(name, TokenizerKind.SentencePieceModel, TablesBuilder.Build(SentencePieceModelReader.Read(file.Span)));
        }
        catch (Exception exception) when (exception is not (UnsupportedVocabularyException or OutOfMemoryException))
        {
            // The file is anybody's. Whatever in it nobody thought of must not end more than its own reading.
            throw new UnsupportedVocabularyException($"This {(isJson ? "tokenizer.json" : "tokenizer.model")} cannot be used: it is damaged ({exception.Message})", exception);
        }
    }

    /// <summary>How many tokens the text has. Takes no memory that it does not give back.</summary>
    public int CountTokens(ReadOnlySpan<byte> text)
    {
        using var prepared = new PreparedText(text);
        return Count(prepared.Text, int.MaxValue, out _);
    }

    /// <summary>The tokens of the text. Their places tile it.</summary>
    public List<Token> Encode(ReadOnlySpan<byte> text)
    {
        var tokens = new List<Token>(text.Length / 3);
        using var prepared = new PreparedText(text);
        var cutter = new Cutter(_tables, prepared.Text);
        while (cutter.Next())
        {
            Encode(cutter, tokens);
        }

        if (prepared.IsCopy)
        {
            PreparedText.MoveBack(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens));
        }

        return tokens;
    }

    /// <summary>The byte at which a token of the text begins, or -1 where it has fewer tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The token's number, from 0.</param>
    public int IndexOfToken(ReadOnlySpan<byte> text, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        using var prepared = new PreparedText(text);
        var before = Count(prepared.Text, index, out var at);
        var tokens = new List<Token>();
        var cutter = new Cutter(_tables, prepared.Text, at);
        while (before + tokens.Count <= index && cutter.Next())
        {
            before += tokens.Count;
            tokens.Clear();
            Encode(cutter, tokens);
        }

        if (before + tokens.Count <= index)
        {
            return -1;
        }

        Span<Token> found = [tokens[index - before]];
        if (prepared.IsCopy)
        {
            PreparedText.MoveBack(text, found);
        }

        return found[0].Start;
    }

    private void Encode(in Cutter cutter, List<Token> tokens)
    {
        if (cutter.Found >= 0)
        {
            tokens.Add(new Token(cutter.Found, cutter.Start));
        }
        else
        {
            Stretch.Encode(_tables, cutter.Text, cutter.Start, tokens);
        }
    }

    /// <summary>Counts as far as the limit, and says where that is.</summary>
    private int Count(ReadOnlySpan<byte> text, int limit, out int at)
    {
        if (_tables.HasGemmaShape)
        {
            return BlockCounter.Count(_tables, text, limit, out at);
        }

        var count = 0;
        at = 0;
        var cutter = new Cutter(_tables, text);
        while (cutter.Next())
        {
            var next = count + (cutter.Found >= 0 ? 1 : Stretch.Count(_tables, cutter.Text));
            if (next > limit)
            {
                break;
            }

            (count, at) = (next, cutter.End);
        }

        return count;
    }
}
