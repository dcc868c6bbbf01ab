namespace DatasetLsp.Tokenizers.Tests;

/// <summary>What a test needs beside the vocabularies.</summary>
public enum Need
{
    Nothing,

    /// <summary>The real datasets beside the repository.</summary>
    SharedData,

    /// <summary>Google's own implementation: Debian's package python3-sentencepiece.</summary>
    SentencePiece,

    SentencePieceAndSharedData,

    /// <summary>Node, for the tokenizers of the JavaScript world.</summary>
    Node,
}
