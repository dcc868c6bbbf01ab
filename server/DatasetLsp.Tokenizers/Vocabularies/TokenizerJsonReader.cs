using System.Text;
using System.Text.Json;

namespace DatasetLsp.Tokenizers.Vocabularies;

/// <summary>
/// Reads a <c>tokenizer.json</c> of Hugging Face's where it says what a SentencePiece model says. Its vocabulary is then used as SentencePiece
/// uses it, which is what Google counts with: control tokens are not found in a text, and tokens that only Hugging Face adds do not exist.
/// </summary>
internal static class TokenizerJsonReader
{
    private const string NotTwo = "one of its merges is not of two pieces";

    private static readonly HashSet<string> ControlNames = ["<pad>", "<eos>", "<bos>", "<unk>"];

    /// <exception cref="UnsupportedVocabularyException">The file is none, or is of a kind that is not counted.</exception>
    public static Vocabulary Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Unsupported($"it is not valid JSON ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Unsupported("its fields are not those of a tokenizer", exception);
        }
    }

    private static Vocabulary Read(JsonElement root)
    {
        Require(
            root.ValueKind == JsonValueKind.Object && Get(root, "model") is { ValueKind: JsonValueKind.Object } found && Get(found, "vocab") is not null,
            "it holds no model with a vocabulary");
        var model = root.GetProperty("model");
        RequireBpe(model);
        RequireSpacesOnly(root);

        var added = new HashSet<string>();
        foreach (var token in root.TryGetProperty("added_tokens", out var tokens) ? tokens.EnumerateArray() : default)
        {
            Require(!IsTrue(token, "lstrip") && !IsTrue(token, "rstrip") && !IsTrue(token, "single_word"), "its added tokens take in what stands around them");
            added.Add(token.GetProperty("content").GetString()!);
        }

        var ids = new Dictionary<string, int>();
        foreach (var entry in model.GetProperty("vocab").EnumerateObject())
        {
            var id = entry.Value.GetInt32();
            Require(id is >= 0 and < Vocabulary.MostPieces, $"it has ids below 0 or above {Vocabulary.MostPieces - 1}");
            ids[entry.Name] = id;
        }

        var (ranks, merges) = ReadMerges(model.GetProperty("merges"), ids, added);
        var pieces = Enumerable.Repeat(new Piece([], PieceKind.Control, 0), ids.Values.DefaultIfEmpty(-1).Max() + 1).ToArray();
        foreach (var (name, id) in ids)
        {
            var text = Vocabulary.WithSpaces(Encoding.UTF8.GetBytes(name));
            pieces[id] = ControlNames.Contains(name) ? new Piece([], PieceKind.Control, 0)
                : BytePiece.Value(name) is { } value ? new Piece([value], PieceKind.Byte, 0)
                // Some files have the tab in the place of its byte piece.
                : name == "\t" && !ids.ContainsKey("<0x09>") ? new Piece(text, PieceKind.Byte, 0)
                : added.Contains(name) ? new Piece(text, PieceKind.UserDefined, 0)
                : new Piece(text, PieceKind.Normal, ranks.GetValueOrDefault(id, int.MaxValue));
        }

        return new Vocabulary(pieces, merges);
    }

    private static void RequireBpe(JsonElement model)
    {
        var type = Get(model, "type") is { ValueKind: JsonValueKind.String } name ? name.GetString() : Get(model, "merges") is null ? "unknown" : "BPE";
        Require(type == "BPE", $"its model is of the kind {type}; only BPE is counted");
        Require(IsTrue(model, "byte_fallback"), "its BPE has no byte fallback (byte-level BPE, as GPT's and Llama 3's, is not counted)");
        Require(!IsTrue(model, "ignore_merges"), "it ignores its own merges (ignore_merges)");
        Require(
            Get(model, "continuing_subword_prefix") is not { ValueKind: JsonValueKind.String, } && Get(model, "end_of_word_suffix") is not { ValueKind: JsonValueKind.String },
            "it marks the inside or the end of words");
        Require(Get(model, "dropout") is not { ValueKind: JsonValueKind.Number }, "it drops merges at random");
    }

    /// <summary>All that may be done to a text before it is cut is to write its spaces as U+2581.</summary>
    private static void RequireSpacesOnly(JsonElement root)
    {
        Require(
            Get(root, "normalizer") is { ValueKind: JsonValueKind.Object } normalizer && TypeOf(normalizer) == "Replace"
            && ReplacesSpace(normalizer) && Get(normalizer, "content") is { ValueKind: JsonValueKind.String } content && content.GetString() == "\u2581",
            "its normalizer does something else than to write spaces as U+2581");
        // A cut at spaces finds none after the normalizer.
        Require(
            Get(root, "pre_tokenizer") is not { ValueKind: JsonValueKind.Object } cut || (TypeOf(cut) == "Split" && ReplacesSpace(cut)),
            "it cuts the text before it merges (pre_tokenizer)");

        static string? TypeOf(JsonElement element) => Get(element, "type")?.GetString();
        static bool ReplacesSpace(JsonElement element) =>
            Get(element, "pattern") is { ValueKind: JsonValueKind.Object } pattern && Get(pattern, "String") is { ValueKind: JsonValueKind.String } text && text.GetString() == " ";
    }

    /// <summary>
    /// The ranks of the pieces that merges make, by id. SentencePiece ranks pieces, not merges; so all merges that make the same piece must
    /// follow one another. That none is missing is seen when the tables are built.
    /// </summary>
    private static (Dictionary<int, int> Ranks, int Merges) ReadMerges(JsonElement merges, Dictionary<string, int> ids, HashSet<string> added)
    {
        var ranks = new Dictionary<int, int>();
        var (count, last) = (0, -1);
        foreach (var merge in merges.EnumerateArray())
        {
            string made;
            if (merge.ValueKind == JsonValueKind.Array)
            {
                Require(merge.GetArrayLength() == 2, NotTwo);
                made = merge[0].GetString() + merge[1].GetString();
            }
            else
            {
                var parts = merge.GetString()?.Split(' ') ?? [];
                Require(parts.Length == 2, NotTwo);
                made = parts[0] + parts[1];
            }

            // What is found in the text as it stands is never merged.
            if (added.Contains(made))
            {
                continue;
            }

            Require(ids.TryGetValue(made, out var id), $"one of its merges makes \"{made}\", which is not in its vocabulary");
            Require(id == last || ranks.TryAdd(id, ranks.Count), "its merges are not in the order of the pieces that they make, as SentencePiece's are");
            last = id;
            count++;
        }

        return (ranks, count);
    }

    private static JsonElement? Get(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static bool IsTrue(JsonElement element, string name) => Get(element, name) is { ValueKind: JsonValueKind.True };

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Unsupported(otherwise);
        }
    }

    private static UnsupportedVocabularyException Unsupported(string why, Exception? inner = null) => new($"This tokenizer.json cannot be used: {why}.", inner);
}
