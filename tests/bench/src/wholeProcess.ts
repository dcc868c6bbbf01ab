import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one run of a program took. */
export interface Run {
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  /** Milliseconds of all processors together. */
  readonly processor: number;
  /** Most resident memory at any time, in bytes. */
  readonly peak: number;
}

/**
 * Runs a program to its end. It is started by a small Python program, because the system tells a process's peak of
 * memory to its parent alone, and Node does not pass it on.
 * @param exitCodes those that mean that it did its work
 */
export function runWhole(
  command: string,
  args: readonly string[],
  exitCodes: readonly number[] = [0],
): Run {
  const measure = fileURLToPath(new URL("measure.py", import.meta.url));
  const output = execFileSync("python3", [measure, command, ...args], { encoding: "utf8" });
  const run = JSON.parse(output) as {
    wall: number;
    processor: number;
    peak: number;
    exitCode: number;
  };
  if (!exitCodes.includes(run.exitCode)) {
    throw new Error(`${command} ${args.join(" ")} ended with ${run.exitCode}.`);
  }
  return { wall: run.wall * 1000, processor: run.processor * 1000, peak: run.peak };
}
