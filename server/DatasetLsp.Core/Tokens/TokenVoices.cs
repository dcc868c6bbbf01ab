using DatasetLsp.Core.Examples;

namespace DatasetLsp.Core.Tokens;

/// <summary>Who says a piece, and what that is called in reports.</summary>
public static class TokenVoices
{
    /// <summary>How many there are.</summary>
    internal const int Count = (int)TokenVoice.Completions + 1;

    /// <summary>The name in reports for programs and for people.</summary>
    public static string ToName(this TokenVoice voice) => voice switch
    {
        TokenVoice.Tools => "tools",
        TokenVoice.ResponseSchema => "responseSchema",
        TokenVoice.System => "system",
        TokenVoice.User => "user",
        TokenVoice.Model => "model",
        TokenVoice.Tool => "tool",
        TokenVoice.Completions => "completions",
        _ => "other",
    };

    /// <summary>Who says a piece.</summary>
    public static TokenVoice Of(TokenPiece piece) => piece.Kind switch
    {
        TokenPieceKind.Tools => TokenVoice.Tools,
        TokenPieceKind.ResponseSchema => TokenVoice.ResponseSchema,
        TokenPieceKind.SystemInstruction => TokenVoice.System,
        TokenPieceKind.Completion => TokenVoice.Completions,
        _ => piece.Role switch
        {
            Role.User => TokenVoice.User,
            Role.Model => TokenVoice.Model,
            Role.Tool => TokenVoice.Tool,
            _ => TokenVoice.Other,
        },
    };
}
