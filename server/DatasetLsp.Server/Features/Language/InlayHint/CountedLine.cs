namespace DatasetLsp.Server.Features.Language.InlayHint;

/// <summary>An example and its tokens.</summary>
/// <param name="Line">The index of its line.</param>
/// <param name="LineId">The lasting id of its line.</param>
/// <param name="Tokens">How many it has.</param>
/// <param name="HasGaps">Whether it has something that is not in that number.</param>
internal readonly record struct CountedLine(int Line, int LineId, int Tokens, bool HasGaps);
