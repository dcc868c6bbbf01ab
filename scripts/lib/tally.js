import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 };
/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Tally} tally */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * A runner's own count, made to agree with its exit code: one that failed without a failed test
 * (it crashed, or was stopped) counts as a failure.
 * @param {Tally} counted
 * @param {number} exitCode
 */
export function withExitCode(counted, exitCode) {
  return exitCode !== 0 && counted.failed === 0 ? sum([counted, oneFailed]) : counted;
}

/**
 * Adds up the result files that `dotnet test` left in a folder.
 * @param {string} folder
 */
export async function readTrx(folder) {
  if (!existsSync(folder)) {
    return sum([]);
  }
  const files = (await readdir(folder)).filter((file) => file.endsWith(".trx"));
  return sum(
    await Promise.all(
      files.map(async (file) => {
        const text = await readFile(path.join(folder, file), "utf8");
        const counters = /<Counters\b[^>]*>/.exec(text)?.[0] ?? "";
        const read = (/** @type {string} */ name) =>
          Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
        const passed = read("passed");
        // Skipped tests are counted in `total` alone; `notExecuted` stays 0.
        const skipped = read("total") - read("executed");
        return { passed, failed: read("executed") - passed, skipped };
      }),
    ),
  );
}
