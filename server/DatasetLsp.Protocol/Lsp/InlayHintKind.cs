namespace DatasetLsp.Protocol.Lsp;

/// <summary>What an inlay hint says.</summary>
public enum InlayHintKind
{
    /// <summary>A type.</summary>
    Type = 1,

    /// <summary>A parameter's name.</summary>
    Parameter = 2,
}
