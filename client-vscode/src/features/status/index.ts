import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { datasets } from "../../infrastructure/documents";
import { type DatasetStatus, datasetStatus } from "./protocol";
import { statusDetails, statusText, tokenDetails, tokenText } from "./text";

/** The status bar items: what the active data set is and what was found in it; what training on it takes. */
export function registerStatus(client: LanguageClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "datasetLsp.status",
    vscode.StatusBarAlignment.Right,
    // Left of the cursor position and the language.
    101,
  );
  item.name = "Dataset Workbench";
  const tokens = vscode.window.createStatusBarItem(
    "datasetLsp.tokens",
    vscode.StatusBarAlignment.Right,
    100.9,
  );
  tokens.name = "Dataset Workbench: Model and Tokens";
  tokens.command = "datasetLsp.selectModel";
  const known = new Map<string, DatasetStatus>();

  const draw = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    tokens.hide();
    if (document === undefined || !isDataset(document)) {
      item.hide();
      return;
    }
    if (client.state === State.Stopped || client.state === State.StartFailed) {
      item.text = "$(error) Dataset Workbench has stopped";
      item.tooltip = "The server is not running. Click to start it again.";
      item.command = "datasetLsp.restartServer";
      item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
      item.show();
      return;
    }
    const status = known.get(document.uri.toString());
    item.text = status ? statusText(status) : "$(loading~spin) Dataset Workbench";
    item.tooltip = new vscode.MarkdownString(
      status ? statusDetails(status) : "The server is starting.",
    );
    item.command = "workbench.actions.view.problems";
    item.backgroundColor = undefined;
    item.show();
    if (status?.model !== undefined && status.format !== "unknown") {
      tokens.text = tokenText(status);
      tokens.tooltip = new vscode.MarkdownString(tokenDetails(status));
      tokens.show();
    }
  };

  draw();
  return vscode.Disposable.from(
    item,
    tokens,
    client.onNotification(datasetStatus, (status) => {
      const uri = client.protocol2CodeConverter.asUri(status.uri);
      known.set(uri.toString(), status);
      draw();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) {
        known.clear();
      }
      draw();
    }),
    vscode.window.onDidChangeActiveTextEditor(draw),
    vscode.workspace.onDidOpenTextDocument(draw),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  );
}

function isDataset(document: vscode.TextDocument): boolean {
  return vscode.languages.match(datasets as vscode.DocumentSelector, document) > 0;
}
