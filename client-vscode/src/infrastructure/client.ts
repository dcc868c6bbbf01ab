import type * as vscode from "vscode";
import {
  type LanguageClientOptions,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type StreamInfo,
} from "vscode-languageclient/node";
import { served } from "./documents";

/** Settings the server asks for; also the prefix of `datasetLsp.trace.server`. */
const section = "datasetLsp";

/** What decides about a server that fails. */
export type FailureHandlers = Required<
  Pick<LanguageClientOptions, "errorHandler" | "initializationFailedHandler">
>;

/**
 * @param launch called for the first start and for each after a crash
 */
export function createClient(
  launch: () => Promise<StreamInfo>,
  handlers: FailureHandlers,
  log: vscode.LogOutputChannel,
): LanguageClient {
  return new QuietClient(section, "Dataset Workbench", launch, {
    ...handlers,
    documentSelector: served,
    initializationOptions: { statusNotifications: true, showsMessagesOnHover: true },
    outputChannel: log,
    // The log is there when asked for; a person typing is not to be interrupted by it.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: "dataset-lsp",
  });
}

/** The library's client, which leaves it to us to say that the server failed. */
class QuietClient extends LanguageClient {
  /** To the log alone: the library shows several messages for one failure, none of which says why. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** The library also stops a client that failed to start, and then fails for that reason. */
  override async stop(timeout?: number): Promise<void> {
    if (this.state === State.Running) {
      await super.stop(timeout);
    }
  }
}
