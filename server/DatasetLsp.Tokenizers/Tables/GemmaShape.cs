using System.Text;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// What Gemma's vocabularies have in common and <see cref="Counting.BlockCounter"/> relies on. A vocabulary without it is counted
/// more slowly, by the general rule alone.
/// </summary>
internal static class GemmaShape
{
    /// <summary>Runs of spaces, tabs and line ends are pieces up to this length.</summary>
    public const int LongestRun = 31;

    /// <param name="normal">The pieces that merges make.</param>
    /// <param name="found">The pieces that are taken from the text as it stands.</param>
    public static bool IsThatOf(IReadOnlyList<byte[]> normal, IReadOnlyCollection<byte[]> found)
    {
        foreach (var text in normal)
        {
            for (var at = 1; at < text.Length; at++)
            {
                if (!MayStandSideBySide(ClassOf(text[at - 1]), ClassOf(text[at])) && !(text[at] == ' ' && text.AsSpan().SequenceEqual("> </"u8)))
                {
                    return false;
                }
            }
        }

        var runs = found.Where(IsRun).Select(Encoding.UTF8.GetString).ToHashSet();
        // A tab alone is a token with or without a piece of its own.
        var wanted = from character in "\n\t "
                     from length in Enumerable.Range(1, LongestRun)
                     where length > 1 || character == '\n'
                     select new string(character, length);
        return wanted.All(runs.Contains)
            && !runs.Contains(" ")
            && runs.All(run => run.Length <= LongestRun)
            && found.All(text => IsRun(text) || (text.Length > 1 && text[0] is (byte)'<' or (byte)'[' && text[1] < 0x80));
    }

    private enum Class
    {
        Space,
        Letter,
        Mark,
        Alone,
        Other,
    }

    private static Class ClassOf(byte value) => value switch
    {
        (byte)' ' => Class.Space,
        (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') => Class.Letter,
        (>= (byte)'0' and <= (byte)'9') or (byte)'\n' or (byte)'\t' or 0 => Class.Alone,
        >= 0x80 => Class.Other,
        _ => Class.Mark,
    };

    private static bool MayStandSideBySide(Class left, Class right) =>
        (left, right) is not ((_, Class.Space) or (Class.Alone, _) or (_, Class.Alone) or (Class.Letter, Class.Mark) or (Class.Mark, Class.Letter));

    private static bool IsRun(byte[] text) => text[0] is (byte)' ' or (byte)'\t' or (byte)'\n' && text.AsSpan().IndexOfAnyExcept(text[0]) < 0;
}
