import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type CutPart, tokens } from "./protocol";
import { partText, places, tokenText } from "./text";

/** Milliseconds that a message stays in the status bar. */
const reading = 10_000;

/** "Show Token Boundaries": marks the tokens of the part under the cursor, until it is called again or the text changes. */
export function registerTokenBoundaries(
  current: () => LanguageClient | undefined,
): vscode.Disposable {
  const colours = ["datasetLsp.token", "datasetLsp.nextToken"].map((colour) =>
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(`${colour}Background`),
      border: "1px solid",
      borderColor: new vscode.ThemeColor("datasetLsp.tokenBorder"),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  // Beside the other items of the extension, while boundaries are shown.
  const item = vscode.window.createStatusBarItem(
    "datasetLsp.boundaries",
    vscode.StatusBarAlignment.Right,
    100.8,
  );
  item.name = "Dataset Workbench: Token Boundaries";
  item.command = "datasetLsp.showTokenBoundaries";
  let shown: vscode.TextEditor | undefined;

  const hide = (): void => {
    for (const colour of colours) {
      shown?.setDecorations(colour, []);
    }
    shown = undefined;
    item.hide();
  };

  const show = (client: LanguageClient, editor: vscode.TextEditor, part: CutPart): void => {
    shown = editor;
    const marks: vscode.DecorationOptions[][] = colours.map(() => []);
    for (const [index, { range, number, ids }] of places(part).entries()) {
      marks[index % marks.length]?.push({
        range: client.protocol2CodeConverter.asRange(range),
        hoverMessage: tokenText(part, number, ids),
      });
    }
    for (const [index, colour] of colours.entries()) {
      editor.setDecorations(colour, marks[index] ?? []);
    }
    item.text = `$(symbol-ruler) ${partText(part)}`;
    item.tooltip = new vscode.MarkdownString(
      [...(part.note === undefined ? [] : [part.note]), "Click to hide the boundaries."].join(
        "\n\n",
      ),
    );
    item.show();
  };

  return vscode.Disposable.from(
    item,
    ...colours,
    vscode.commands.registerCommand("datasetLsp.showTokenBoundaries", async () => {
      if (shown !== undefined) {
        hide();
        return;
      }
      const editor = vscode.window.activeTextEditor;
      const client = current();
      if (editor === undefined || client?.isRunning() !== true) {
        return;
      }
      const { document } = editor;
      const version = document.version;
      const part = await client.sendRequest(tokens, {
        textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
        position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      });
      if (part === null) {
        vscode.window.setStatusBarMessage(
          "$(symbol-ruler) Nothing here has tokens; put the cursor into a part's text",
          reading,
        );
      } else if (
        document.version === version &&
        vscode.window.visibleTextEditors.includes(editor)
      ) {
        hide();
        show(client, editor, part);
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === shown?.document && contentChanges.length > 0) {
        hide();
      }
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      if (shown !== undefined && !editors.includes(shown)) {
        hide();
      }
    }),
  );
}
