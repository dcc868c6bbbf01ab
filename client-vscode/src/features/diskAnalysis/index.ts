import { randomUUID } from "node:crypto";
import * as path from "node:path";
import * as vscode from "vscode";
import { type LanguageClient, WorkDoneProgress } from "vscode-languageclient/node";
import { analyzeFile, type FileTotals } from "./protocol";
import { totalsText } from "./text";

/** VS Code sends no larger document to extensions (`_MODEL_SYNC_LIMIT` in its `textModel.ts`). */
const mostSynced = 50 * 1024 * 1024;

/** "Analyze File on Disk", and the hint to it where a file is too large to be checked in the editor. */
export function registerDiskAnalysis(current: () => LanguageClient | undefined): vscode.Disposable {
  const hint = vscode.window.createStatusBarItem(
    "datasetLsp.tooLarge",
    vscode.StatusBarAlignment.Right,
    101,
  );
  hint.name = "Dataset Workbench: large files";
  hint.text = "$(info) Too large to check while open";
  hint.tooltip =
    "VS Code gives extensions no file above 50 MB. Click to have the file on disk analyzed.";
  hint.command = "datasetLsp.analyzeFile";

  const draw = async (): Promise<void> => {
    const uri = activeDataset();
    if (uri !== undefined && vscode.window.activeTextEditor === undefined && (await isLarge(uri))) {
      hint.show();
    } else {
      hint.hide();
    }
  };

  void draw();
  return vscode.Disposable.from(
    hint,
    vscode.window.tabGroups.onDidChangeTabs(draw),
    vscode.window.tabGroups.onDidChangeTabGroups(draw),
    vscode.window.onDidChangeActiveTextEditor(draw),
    vscode.commands.registerCommand("datasetLsp.analyzeFile", async (chosen?: vscode.Uri) => {
      const uri = chosen ?? activeDataset();
      const client = current();
      if (uri === undefined || client?.isRunning() !== true) {
        void vscode.window.showInformationMessage(
          uri === undefined
            ? "Open a JSONL file, or choose one in the Explorer."
            : "The server is not running; see the log of Dataset Workbench.",
        );
        return;
      }
      await analyze(client, uri);
    }),
  );
}

async function analyze(client: LanguageClient, uri: vscode.Uri): Promise<void> {
  const name = path.posix.basename(uri.path);
  let totals: FileTotals | undefined;
  try {
    totals = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Analyzing ${name}`,
        cancellable: true,
      },
      async (progress, cancellation) => {
        const workDoneToken = randomUUID();
        let done = 0;
        const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
          if (step.kind === "report" && step.percentage !== undefined) {
            progress.report({ increment: step.percentage - done });
            done = step.percentage;
          }
        });
        try {
          return await client.sendRequest(
            analyzeFile,
            { uri: client.code2ProtocolConverter.asUri(uri), workDoneToken },
            cancellation,
          );
        } catch (error) {
          if (cancellation.isCancellationRequested) {
            return undefined;
          }
          throw error;
        } finally {
          listening.dispose();
        }
      },
    );
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  if (totals === undefined) {
    return;
  }
  const showProblems = "Show Problems";
  const answer = await vscode.window.showInformationMessage(
    `${name}: ${totalsText(totals)}`,
    ...(totals.shown > 0 ? [showProblems] : []),
  );
  if (answer === showProblems) {
    await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
  }
}

/** The JSONL file of the active tab, also where VS Code keeps its text from extensions. */
function activeDataset(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && /\.(jsonl|ndjson)$/iu.test(input.uri.path)
    ? input.uri
    : undefined;
}

async function isLarge(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size > mostSynced;
  } catch {
    return false;
  }
}
