using DatasetLsp.Core.Examples;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>A piece of an example and its tokens.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Role">Who says it; <see cref="Role.None"/> for what stands beside the turns.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="Gaps">What is not in that number.</param>
public sealed record TokenPiece(TokenPieceKind Kind, Role Role, JsonNode Node, int Tokens, TokenGaps Gaps);
