import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Direction, nextProblem } from "./protocol";

/** Milliseconds that a message stays in the status bar. */
const reading = 10_000;

/** "Next Problem" and "Previous Problem": through all that the server knows, also what VS Code has no room for. */
export function registerProblemCommands(
  current: () => LanguageClient | undefined,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("datasetLsp.nextProblem", () => go(current(), "next")),
    vscode.commands.registerCommand("datasetLsp.previousProblem", () => go(current(), "previous")),
  );
}

async function go(client: LanguageClient | undefined, direction: Direction): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || client?.isRunning() !== true) {
    return;
  }
  const { code2ProtocolConverter: send, protocol2CodeConverter: receive } = client;
  const found = await client.sendRequest(nextProblem, {
    textDocument: send.asTextDocumentIdentifier(editor.document),
    position: send.asPosition(editor.selection.active),
    direction,
  });
  if (found === null) {
    vscode.window.setStatusBarMessage("$(check) No problems in this file", reading);
    return;
  }
  const range = receive.asRange(found.range);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const isMarked = vscode.languages
    .getDiagnostics(editor.document.uri)
    .some((marked) => marked.code === found.code && marked.range.isEqual(range));
  if (isMarked) {
    await vscode.commands.executeCommand("editor.action.showHover");
  } else {
    // It comes with the next diagnostics, now that it is in sight.
    vscode.window.setStatusBarMessage(`$(warning) ${found.message}`, reading);
  }
}
