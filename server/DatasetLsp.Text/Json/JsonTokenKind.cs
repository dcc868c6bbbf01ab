namespace DatasetLsp.Text.Json;

/// <summary>What a word without quotes is.</summary>
internal enum JsonTokenKind : byte
{
    True,
    False,
    Null,
    Number,
    PythonTrue,
    PythonFalse,
    PythonNull,
    NonFinite,

    /// <summary>Begins as a number does and is none.</summary>
    BadNumber,

    Text,

    /// <summary>A single character that is neither letter nor digit.</summary>
    Sign,
}
