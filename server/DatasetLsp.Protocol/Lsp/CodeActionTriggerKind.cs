namespace DatasetLsp.Protocol.Lsp;

/// <summary>Why code actions were asked for.</summary>
public enum CodeActionTriggerKind
{
    /// <summary>By the person.</summary>
    Invoked = 1,

    /// <summary>By the editor, on a moved cursor for example.</summary>
    Automatic = 2,
}
