import * as vscode from "vscode";
import { registerDiskAnalysis } from "./features/diskAnalysis";
import { registerFixAll } from "./features/fixes";
import { registerModelCommand } from "./features/models";
import { registerProblemCommands } from "./features/problems";
import { registerServerCommands } from "./features/server";
import { registerStatus } from "./features/status";
import { registerTokenBoundaries } from "./features/tokens";
import { registerVisibleRanges } from "./features/visible";
import { openSettings, showError } from "./infrastructure/messages";
import { findServer, ServerNotFound } from "./infrastructure/serverLocation";
import { Session } from "./infrastructure/session";

interface Running {
  readonly session: Session;
  readonly features: vscode.Disposable;
}

let running: Running | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Dataset Workbench", { log: true });

  const start = async (): Promise<void> => {
    try {
      const server = await findServer(context);
      log.info(`Starting ${server.path} (${server.origin})`);
      const session = new Session(server.path, log);
      running = {
        session,
        features: vscode.Disposable.from(
          registerStatus(session.client),
          registerVisibleRanges(session.client),
        ),
      };
      // Not awaited: a server that hangs must not keep the next one from starting.
      session.start();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      if (error instanceof ServerNotFound) {
        void showError(error.message, openSettings);
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
    registerProblemCommands(() => running?.session.client),
    registerModelCommand(() => running?.session.client),
    registerTokenBoundaries(() => running?.session.client),
    registerDiskAnalysis(() => running?.session.client),
    registerServerCommands(log, restart),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("datasetLsp.server.path") ? restart() : undefined,
    ),
  );
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function stop(): Promise<void> {
  const stopping = running;
  running = undefined;
  stopping?.features.dispose();
  await stopping?.session.stop();
}
