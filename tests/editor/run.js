import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { artifacts, root } from "../../scripts/lib/paths.js";
import { run } from "../../scripts/lib/processes.js";
import { oneFailed, withExitCode } from "../../scripts/lib/tally.js";
import { packForHere } from "../../scripts/lib/vsix.js";
import { obtainVsCode } from "../../scripts/vscode/obtain.js";

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * Runs the tests in real VS Code; the server and the extension must have been built.
 * @returns {Promise<import("../../scripts/lib/tally.js").Tally>}
 */
export async function runEditorTests() {
  await obtainVsCode();
  await packForHere();
  await rm(path.join(artifacts, "failures"), { recursive: true, force: true });
  const results = path.join(artifacts, "test-results/editor.json");
  await rm(results, { force: true });
  await mkdir(path.dirname(results), { recursive: true });
  const files = (await readdir(path.join(here, "src")))
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => path.join(here, "src", file));
  const code = await run(
    process.execPath,
    [
      ...["--import", "tsx"],
      "--test",
      // Two windows at once on a small machine make both slow.
      "--test-concurrency=1",
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      `--test-reporter=${new URL("count.js", import.meta.url)}`,
      `--test-reporter-destination=${results}`,
      ...files,
    ],
    { cwd: root },
  );
  return existsSync(results)
    ? withExitCode(JSON.parse(await readFile(results, "utf8")), code)
    : oneFailed;
}
