import type * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { served } from "./documents";

/** Settings the server asks for; also the prefix of `datasetLsp.trace.server`. */
const section = "datasetLsp";

export function createClient(serverPath: string, log: vscode.LogOutputChannel): LanguageClient {
  return new LanguageClient(
    section,
    "Dataset Workbench",
    { command: serverPath, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: served,
      initializationOptions: { statusNotifications: true, showsMessagesOnHover: true },
      outputChannel: log,
      // The log is there when asked for; a person typing is not to be interrupted by it.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: "dataset-lsp",
    },
  );
}
