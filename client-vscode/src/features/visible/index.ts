import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { datasets } from "../../infrastructure/documents";
import { visibleRanges, type VisibleRanges } from "./protocol";

/** Milliseconds: scrolling comes in many small steps. */
const pause = 150;

/** Tells the server what is in sight, so that its problems are shown where not all can be. */
export function registerVisibleRanges(client: LanguageClient): vscode.Disposable {
  let sent = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  const send = (): void => {
    timer = undefined;
    if (client.state !== State.Running) {
      return;
    }
    const seen = inSight(client);
    for (const uri of sent.keys()) {
      if (!seen.has(uri)) {
        seen.set(uri, { uri, ranges: [] });
      }
    }
    const now = new Map<string, string>();
    for (const [uri, message] of seen) {
      const text = JSON.stringify(message.ranges);
      if (text !== sent.get(uri)) {
        void client.sendNotification(visibleRanges, message);
      }
      if (message.ranges.length > 0) {
        now.set(uri, text);
      }
    }
    sent = now;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  schedule();
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    client.onDidChangeState(() => {
      sent.clear();
      schedule();
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(schedule),
    vscode.window.onDidChangeVisibleTextEditors(schedule),
    // Opened anew, the server knows nothing of what was in sight before.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      sent.delete(client.code2ProtocolConverter.asUri(uri));
    }),
  );
}

function inSight(client: LanguageClient): Map<string, VisibleRanges> {
  const seen = new Map<string, VisibleRanges>();
  for (const { document, visibleRanges: shown } of vscode.window.visibleTextEditors) {
    if (vscode.languages.match(datasets as vscode.DocumentSelector, document) > 0) {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const ranges = shown.map((range) => client.code2ProtocolConverter.asRange(range));
      seen.set(uri, { uri, ranges: [...(seen.get(uri)?.ranges ?? []), ...ranges] });
    }
  }
  return seen;
}
