import * as vscode from "vscode";

/** "Fix All Certain Problems in File": the server's own kind of `source.fixAll` on the active editor, and no other extension's. */
export function registerFixAll(): vscode.Disposable {
  return vscode.commands.registerCommand("datasetLsp.fixAll", () =>
    vscode.commands.executeCommand("editor.action.sourceAction", {
      kind: "source.fixAll.datasetLsp",
      apply: "first",
    }),
  );
}
