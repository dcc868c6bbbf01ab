import * as vscode from "vscode";

/** A button of a message, and the command behind it. */
export interface Choice extends vscode.MessageItem {
  readonly command: string;
  readonly arguments?: readonly string[];
}

export const restart: Choice = { title: "Restart", command: "datasetLsp.restartServer" };

export const showLog: Choice = { title: "Show Log", command: "datasetLsp.showLog" };

export const openSettings: Choice = {
  title: "Open Settings",
  command: "workbench.action.openSettings",
  arguments: ["datasetLsp.server.path"],
};

/** Shows an error and does what is chosen; resolves when the message has gone. */
export async function showError(message: string, ...choices: Choice[]): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(message, ...choices);
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
  }
}
