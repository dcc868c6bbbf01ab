using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.Tokens;

/// <summary>How a part is cut into tokens, in full or around the place that was asked about.</summary>
internal sealed record TokensResult
{
    /// <summary>The part.</summary>
    public required LspRange Range { get; init; }

    /// <summary>How many tokens it has.</summary>
    public required int Count { get; init; }

    /// <summary>Whether that is what Google's own tokenizer counts, and all of it.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The number of the first of <see cref="Tokens"/>, from 0.</summary>
    public required int First { get; init; }

    /// <summary>The tokens, in order.</summary>
    public required IReadOnlyList<TokenPlace> Tokens { get; init; }

    /// <summary>What a person has to know of the numbers, in sentences; null where nothing.</summary>
    public string? Note { get; init; }
}
