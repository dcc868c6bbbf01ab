import * as vscode from "vscode";

/** "Fix All Certain Problems in File": the server's `source.fixAll` on the active editor. */
export function registerFixAll(): vscode.Disposable {
  return vscode.commands.registerCommand("datasetLsp.fixAll", () =>
    vscode.commands.executeCommand("editor.action.sourceAction", {
      kind: "source.fixAll",
      apply: "first",
    }),
  );
}
