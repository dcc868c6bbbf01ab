namespace DatasetLsp.Core.Tokens;

/// <summary>What a <see cref="TokenPiece"/> is.</summary>
public enum TokenPieceKind
{
    /// <summary>A part of the system instruction.</summary>
    SystemInstruction,

    /// <summary>The declarations of functions.</summary>
    Tools,

    /// <summary>The schema that answers must follow.</summary>
    ResponseSchema,

    /// <summary>A part of a turn.</summary>
    Part,

    /// <summary>A part of one of the answers between which preference data chooses.</summary>
    Completion,
}
