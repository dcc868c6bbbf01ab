import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import * as path from "node:path";
import * as vscode from "vscode";

export interface ServerLocation {
  readonly path: string;
  /** Where the path comes from, for the log. */
  readonly origin: string;
}

/** No server can be started; the message says what to do. */
export class ServerNotFound extends Error {}

const executable = process.platform === "win32" ? "dataset-lsp.exe" : "dataset-lsp";

/** The person's own server where they name one, else the one inside the extension. */
export async function findServer(context: vscode.ExtensionContext): Promise<ServerLocation> {
  const chosen = vscode.workspace.getConfiguration("datasetLsp").get("server.path", "").trim();
  if (chosen !== "") {
    if (!path.isAbsolute(chosen)) {
      throw new ServerNotFound(
        `The setting datasetLsp.server.path must be an absolute path, but is "${chosen}".`,
      );
    }
    if (!(await canRun(chosen))) {
      throw new ServerNotFound(
        `The setting datasetLsp.server.path names "${chosen}", which is not there or cannot be run. Correct it, or clear it to use the server that came with the extension.`,
      );
    }
    return { path: chosen, origin: "datasetLsp.server.path" };
  }
  const bundled = context.asAbsolutePath(path.join("server", executable));
  if (!(await canRun(bundled))) {
    throw new ServerNotFound(
      `This copy of Dataset Workbench has no server for ${process.platform}-${process.arch}. Install the extension for this platform, or set datasetLsp.server.path to a dataset-lsp executable.`,
    );
  }
  return { path: bundled, origin: "came with the extension" };
}

async function canRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    // A folder may be "executed" too.
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
