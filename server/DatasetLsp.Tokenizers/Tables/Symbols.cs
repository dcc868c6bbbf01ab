using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// What merging deals in: first the single characters, then the pieces that merges make, in the order in which they are made.
/// So of two symbols that could be made, the one of the lower number is.
/// </summary>
internal sealed class Symbols(int[] ids, byte[] lengths, int[] prefixes, int[] lefts, int[] rights)
{
    /// <summary>The id of each symbol, or -1 for a character that is no piece and counts a token for each of its bytes.</summary>
    public int[] Ids { get; } = ids;

    /// <summary>In bytes.</summary>
    public byte[] Lengths { get; } = lengths;

    /// <summary>The longest other symbol that each symbol begins with, or -1.</summary>
    public int[] Prefixes { get; } = prefixes;

    /// <summary>The left one of the two symbols that each is made of; a character's is itself.</summary>
    public int[] Lefts { get; } = lefts;

    /// <summary>The right one of the two symbols that each is made of; a character's is itself.</summary>
    public int[] Rights { get; } = rights;

    public int Count => Ids.Length;

    /// <summary>Whether merging leaves these two symbols side by side: whether the text of both together becomes these two.</summary>
    /// <param name="pairs">What two symbols merge into.</param>
    /// <param name="left">A symbol.</param>
    /// <param name="right">The symbol after it.</param>
    /// <param name="limit">Merges that make this symbol or a later one do not happen.</param>
    /// <remarks>
    /// Takes the two apart again, last merge first. Where a merge across the border was possible at any time before that, it would have
    /// happened instead: one of a lower number always, one of the same number where it is to the left.
    /// </remarks>
    public bool CanStandSideBySide(PairTable pairs, int left, int right, int limit = int.MaxValue)
    {
        ref var lefts = ref MemoryMarshal.GetArrayDataReference(Lefts);
        ref var rights = ref MemoryMarshal.GetArrayDataReference(Rights);
        while (true)
        {
            var made = pairs.Find(left, right);
            if (made >= 0 && made < limit)
            {
                return false;
            }

            int part;
            if (left > right && (part = Unsafe.Add(ref rights, left)) != left)
            {
                (limit, left) = (left, part);
            }
            else if ((part = Unsafe.Add(ref lefts, right)) != right)
            {
                (limit, right) = (right + 1, part);
            }
            else if ((part = Unsafe.Add(ref rights, left)) != left)
            {
                (limit, left) = (left, part);
            }
            else
            {
                return true;
            }
        }
    }
}
