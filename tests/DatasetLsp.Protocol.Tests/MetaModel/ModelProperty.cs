using System.Text.Json;

namespace DatasetLsp.Protocol.Tests.MetaModel;

/// <summary>A structure's property in LSP's model.</summary>
internal sealed record ModelProperty(JsonElement Type, bool IsOptional);
