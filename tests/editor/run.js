import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runNodeTests } from "../../scripts/lib/nodeTests.js";
import { artifacts } from "../../scripts/lib/paths.js";
import { packForHere } from "../../scripts/lib/vsix.js";
import { obtainVsCode } from "../../scripts/vscode/obtain.js";

/**
 * Runs the tests in real VS Code; the server and the extension must have been built.
 * @returns {Promise<import("../../scripts/lib/tally.js").Tally>}
 */
export async function runEditorTests() {
  await obtainVsCode();
  await packForHere();
  await rm(path.join(artifacts, "failures"), { recursive: true, force: true });
  return runNodeTests("editor", fileURLToPath(new URL("src", import.meta.url)));
}
