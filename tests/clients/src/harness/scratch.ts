import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";

/** An empty folder that goes when the test ends. */
export function scratchFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), "dataset-clients-"));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}
