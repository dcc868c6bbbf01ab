using System.Text.Json.Nodes;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>What clients announce.</summary>
internal static class Capabilities
{
    /// <summary>Nothing: what every client can do.</summary>
    public static JsonObject None => [];

    /// <summary>No more than code actions.</summary>
    public static JsonObject Actions => Parse("""{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}""");

    /// <summary>As VS Code does: pulls, resolves, versions, settings, watchers.</summary>
    public static JsonObject Full => Parse("""
        {"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},"didChangeWatchedFiles":{"dynamicRegistration":true},
          "workspaceEdit":{"documentChanges":true},"diagnostics":{"refreshSupport":true},"inlayHint":{"refreshSupport":true}},
         "textDocument":{"diagnostic":{},"publishDiagnostics":{"relatedInformation":true,"versionSupport":true},
          "codeAction":{"dataSupport":true,"resolveSupport":{"properties":["edit"]},"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}},
          "hover":{"contentFormat":["markdown","plaintext"]},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}
        """);

    /// <summary>As <see cref="Full"/>, with diagnostics pushed.</summary>
    public static JsonObject Pushed => Without(Full, "diagnostic");

    /// <summary>As <see cref="Pushed"/>, with columns in bytes.</summary>
    public static JsonObject Bytes
    {
        get
        {
            var capabilities = Pushed;
            capabilities["general"] = new JsonObject { ["positionEncodings"] = new JsonArray("utf-16", "utf-8") };
            return capabilities;
        }
    }

    /// <summary>Without one of the abilities with documents.</summary>
    public static JsonObject Without(JsonObject capabilities, string ability)
    {
        capabilities["textDocument"]!.AsObject().Remove(ability);
        return capabilities;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
