using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>A change that makes a finding go away.</summary>
/// <param name="Title">What it does, as the editor's menu shows it.</param>
/// <param name="Edits">Replacements in the line's content, apart from each other, in order. A line feed in new text makes lines.</param>
/// <param name="IsCertain">Whether it is always what the author meant, so that "fix all" may do it without asking.</param>
public sealed record Fix(string Title, IReadOnlyList<ByteEdit> Edits, bool IsCertain)
{
    /// <summary>Whether the whole line goes, with its break; then there are no edits.</summary>
    public bool RemovesLine { get; init; }

    /// <summary>Where the line goes, how many of the blank ones after it go as well.</summary>
    public int RemovesFollowing { get; init; }
}
