using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>One step of a <see cref="WorkspaceEdit"/>: edits in a document, or a file operation.</summary>
[JsonConverter(typeof(DocumentChangeConverter))]
public abstract record DocumentChange;
