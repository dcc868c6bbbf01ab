import * as vscode from "vscode";

export function registerServerCommands(
  log: vscode.LogOutputChannel,
  restart: () => Promise<void>,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("datasetLsp.restartServer", restart),
    vscode.commands.registerCommand("datasetLsp.showLog", () => {
      log.show();
    }),
  );
}
