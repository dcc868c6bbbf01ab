namespace DatasetLsp.Protocol.Lsp;

/// <summary>Why completions were asked for.</summary>
public enum CompletionTriggerKind
{
    /// <summary>By the person, or by typing a word.</summary>
    Invoked = 1,

    /// <summary>By typing a trigger character.</summary>
    TriggerCharacter = 2,

    /// <summary>To complete a list that was not whole.</summary>
    TriggerForIncompleteCompletions = 3,
}
