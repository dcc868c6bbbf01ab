using DatasetLsp.Core.Analysis;

namespace DatasetLsp.Core.Tokens;

/// <summary>Counts the lines of a file of any size.</summary>
public static class TokenFile
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Counts each line, on all processors; holds a few blocks of the file at a time.</summary>
    /// <param name="file">The file from its start, or a pipe.</param>
    /// <param name="counter">How tokens are counted.</param>
    /// <param name="take">Takes the lines that are not blank, in order and one at a time: the number, from 1, and what was counted. The pieces are to be used at once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The file, or the vocabulary, cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is longer than 1 GiB, or the vocabulary is damaged.</exception>
    public static void Count(Stream file, TokenCounter counter, Action<int, LineTokens> take, CancellationToken cancellation = default) =>
        FileBlocks<LineTokens>.Read(
            file,
            line => LineTokens.Of(line, counter),
            BlockBytes,
            block =>
            {
                for (var index = 0; index < block.Reports.Count; index++)
                {
                    if (!block.Reports[index].IsBlank)
                    {
                        take(block.FirstLine + index + 1, block.Reports[index]);
                    }
                }
            },
            cancellation);
}
