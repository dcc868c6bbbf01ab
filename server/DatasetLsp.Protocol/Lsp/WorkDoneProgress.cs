using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A step of a progress: its begin, a report, its end.</summary>
[JsonConverter(typeof(WorkDoneProgressConverter))]
public abstract record WorkDoneProgress;
