using System.Text.Json;

namespace DatasetLsp.Tokenizers.Tests.References;

/// <summary>A vocabulary as text and numbers, read in the plainest way; shares nothing with the library.</summary>
internal sealed class PlainVocabulary
{
    private static readonly string[] Control = ["<pad>", "<eos>", "<bos>", "<unk>"];
    private static readonly Dictionary<string, Lazy<PlainVocabulary>> Known = new[] { "gemma2", "gemma3" }.ToDictionary(name => name, name => new Lazy<PlainVocabulary>(() => Read(name)));

    public PlainVocabulary(IEnumerable<string> pieces, IEnumerable<string> userDefined)
    {
        Pieces = [.. pieces];
        var defined = userDefined.ToHashSet();
        for (var id = 0; id < Pieces.Length; id++)
        {
            var text = Pieces[id];
            if (IsByte(text, out var value) || (text == "\t" && !Pieces.Contains("<0x09>") && IsByte("<0x09>", out value)))
            {
                ByteIds[value] = id;
            }
            else if (Control.Contains(text))
            {
                ControlIds.Add(id);
            }
            else
            {
                (defined.Contains(text) ? UserDefined : Normal).Add(text, id);
            }
        }
    }

    /// <summary>By id; a space is U+2581.</summary>
    public string[] Pieces { get; }

    public int[] ByteIds { get; } = new int[256];

    /// <summary>In both vocabularies of Gemma, of two normal pieces the one of the lower id is made first.</summary>
    public Dictionary<string, int> Normal { get; } = [];

    public Dictionary<string, int> UserDefined { get; } = [];

    public HashSet<int> ControlIds { get; } = [];

    public static PlainVocabulary Of(string name) => Known[name].Value;

    private static bool IsByte(string text, out byte value)
    {
        value = 0;
        return text.Length == 6 && text.StartsWith("<0x", StringComparison.Ordinal) && byte.TryParse(text[3..5], System.Globalization.NumberStyles.HexNumber, null, out value);
    }

    private static PlainVocabulary Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.TokenizerJson(name)));
        return new PlainVocabulary(
            document.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().OrderBy(entry => entry.Value.GetInt32()).Select(entry => entry.Name),
            document.RootElement.GetProperty("added_tokens").EnumerateArray().Select(token => token.GetProperty("content").GetString()!));
    }
}
