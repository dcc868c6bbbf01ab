import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { artifacts, root } from "./paths.js";
import { run } from "./processes.js";
import { oneFailed, withExitCode } from "./tally.js";

/**
 * Runs the TypeScript tests of a folder with Node's test runner, one file after the other: they start
 * whole programs, and two at once on a small machine make both slow.
 * @param {string} name of the result file
 * @param {string} folder that holds the files ending in .test.ts
 * @returns {Promise<import("./tally.js").Tally>}
 */
export async function runNodeTests(name, folder) {
  const results = path.join(artifacts, "test-results", `${name}.json`);
  await rm(results, { force: true });
  await mkdir(path.dirname(results), { recursive: true });
  const files = (await readdir(folder))
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => path.join(folder, file));
  const code = await run(
    process.execPath,
    [
      ...["--import", "tsx"],
      "--test",
      "--test-concurrency=1",
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      `--test-reporter=${new URL("count.js", import.meta.url)}`,
      `--test-reporter-destination=${results}`,
      ...files,
    ],
    { cwd: root, minutes: 10 },
  );
  return existsSync(results)
    ? withExitCode(JSON.parse(await readFile(results, "utf8")), code)
    : oneFailed;
}
