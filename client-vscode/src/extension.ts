import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { registerFixAll } from "./features/fixes";
import { registerServerCommands } from "./features/server";
import { registerStatus } from "./features/status";
import { createClient } from "./infrastructure/client";
import { findServer, ServerNotFound } from "./infrastructure/serverLocation";

interface Session {
  readonly client: LanguageClient;
  readonly status: vscode.Disposable;
}

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Dataset Workbench", { log: true });

  const start = async (): Promise<void> => {
    try {
      const server = await findServer(context);
      log.info(`Starting ${server.path} (${server.origin})`);
      const client = createClient(server.path, log);
      session = { client, status: registerStatus(client) };
      await client.start();
      const { serverInfo } = client.initializeResult ?? {};
      log.info(`Running: ${serverInfo?.name ?? "server"} ${serverInfo?.version ?? ""}`.trimEnd());
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      if (error instanceof ServerNotFound) {
        void offerSettings(error.message);
      }
    }
  };

  // One after the other, so that two hurried restarts leave one server.
  let last = start();
  const restart = (): Promise<void> => {
    last = last.then(stop).then(start);
    return last;
  };

  context.subscriptions.push(
    log,
    registerFixAll(),
    registerServerCommands(log, restart),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("datasetLsp.server.path") ? restart() : undefined,
    ),
  );
  await last;
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function stop(): Promise<void> {
  const stopping = session;
  session = undefined;
  stopping?.status.dispose();
  try {
    await stopping?.client.dispose();
  } catch {
    // A server that has crashed, or never came up, cannot be told to stop, and need not be.
  }
}

async function offerSettings(message: string): Promise<void> {
  const openSettings = "Open Settings";
  const answer = await vscode.window.showErrorMessage(message, openSettings);
  if (answer === openSettings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "datasetLsp.server.path");
  }
}
