using System.Buffers;
using System.Text;

namespace DatasetLsp.Tokenizers.Tests.References;

/// <summary>
/// SentencePiece's BPE as its documentation tells it, in the slowest and plainest way: take user-defined pieces out of the text, then merge
/// the best pair, again and again, over the whole rest.
/// </summary>
internal sealed class PlainTokenizer(PlainVocabulary vocabulary)
{
    private readonly int _longest = vocabulary.UserDefined.Keys.Select(text => text.Length).DefaultIfEmpty(0).Max();
    private readonly HashSet<char> _first = [.. vocabulary.UserDefined.Keys.Select(text => text[0])];

    public List<int> Encode(ReadOnlySpan<byte> utf8)
    {
        var ids = new List<int>();
        var text = Normalize(utf8);
        var mergeable = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (UserDefinedAt(text, at) is { } piece)
            {
                Merge(mergeable, ids);
                ids.Add(vocabulary.UserDefined[piece]);
                at += piece.Length;
            }
            else
            {
                var length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                mergeable.Add(text.Substring(at, length));
                at += length;
            }
        }

        Merge(mergeable, ids);
        return ids;
    }

    private static string Normalize(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder();
        while (!utf8.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(utf8, out var character, out var length) == OperationStatus.Done;
            text.Append(!valid ? "\uFFFD" : character.Value == ' ' ? "\u2581" : character.ToString());
            utf8 = utf8[(valid ? length : 1)..];
        }

        return text.ToString();
    }

    private string? UserDefinedAt(string text, int at)
    {
        if (_first.Contains(text[at]))
        {
            for (var length = Math.Min(_longest, text.Length - at); length > 0; length--)
            {
                var piece = text.Substring(at, length);
                if (vocabulary.UserDefined.ContainsKey(piece))
                {
                    return piece;
                }
            }
        }

        return null;
    }

    private void Merge(List<string> symbols, List<int> ids)
    {
        while (true)
        {
            var (best, place) = (int.MaxValue, -1);
            for (var at = 0; at + 1 < symbols.Count; at++)
            {
                if (vocabulary.Normal.TryGetValue(symbols[at] + symbols[at + 1], out var id) && id < best)
                {
                    (best, place) = (id, at);
                }
            }

            if (place < 0)
            {
                break;
            }

            symbols[place] += symbols[place + 1];
            symbols.RemoveAt(place + 1);
        }

        foreach (var symbol in symbols)
        {
            if (vocabulary.Normal.TryGetValue(symbol, out var id))
            {
                ids.Add(id);
            }
            else
            {
                ids.AddRange(Encoding.UTF8.GetBytes(symbol).Select(value => vocabulary.ByteIds[value]));
            }
        }

        symbols.Clear();
    }
}
