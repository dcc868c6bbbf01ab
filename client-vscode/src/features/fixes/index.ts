import * as vscode from "vscode";

const kind = vscode.CodeActionKind.SourceFixAll.append("datasetLsp");

/**
 * "Fix All Certain Problems in File": the server's own kind of `source.fixAll` on the active editor, and no other extension's. Asked for
 * directly: VS Code's own command gives up, with a word that there is nothing to fix, where the cursor moves meanwhile.
 */
export function registerFixAll(): vscode.Disposable {
  return vscode.commands.registerCommand("datasetLsp.fixAll", async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return;
    }
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      kind.value,
      1,
    );
    const edit = actions?.find(
      (action) => action.kind !== undefined && kind.contains(action.kind),
    )?.edit;
    if (edit === undefined) {
      void vscode.window.showInformationMessage(
        "Nothing in this file can be fixed without a decision of yours.",
      );
    } else {
      await vscode.workspace.applyEdit(edit);
    }
  });
}
