import { stat } from "node:fs/promises";
import { serverExecutable } from "../../../scripts/lib/paths.js";
import type { Datasets } from "./datasets.js";
import { asRatio, inMegabytes, inSeconds, median, megabyte } from "./figures.js";
import { table } from "./page.js";
import { type Run, runWhole } from "./wholeProcess.js";

const small = 100 * megabyte;
const large = 1000 * megabyte;

const readJson =
  "import json, sys\nfor line in open(sys.argv[1], encoding='utf-8'): json.loads(line)";

/** `check` as a whole process beside CPython, which only reads each line's JSON. */
export async function measureCheck(datasets: Datasets): Promise<string> {
  const of100 = await compare(await datasets.ofBytes(small), 7);
  const of1000 = await compare(await datasets.ofBytes(large), 3);
  const near = medianOf(
    Array.from({ length: 3 }, () => check(of100.file, "near-duplicate=information")),
  );
  return table([
    [
      "`check`, tokens and all rules but `near-duplicate`, 100 MB, wall clock",
      `${inSeconds(of100.check.wall)} (${inSeconds(of100.check.processor)} of processor time)`,
      "",
    ],
    ["CPython, `json.loads` of each line, same file", inSeconds(of100.python.wall), ""],
    ["`check` to CPython", asRatio(of100.ratio), "below 1.00×"],
    ["`check` of 1 GB, wall clock", inSeconds(of1000.check.wall), ""],
    ["CPython, the same file", inSeconds(of1000.python.wall), ""],
    ["`check` to CPython, 1 GB", asRatio(of1000.ratio), "below 1.00×"],
    ["1 GB to 100 MB, time for each byte", asRatio(of1000.perByte / of100.perByte), "near 1.00×"],
    ["peak resident memory, 100 MB", inMegabytes(of100.check.peak), ""],
    ["peak resident memory, 1 GB", inMegabytes(of1000.check.peak), "below 300 MB"],
    [
      "what `near-duplicate` adds, 100 MB, wall clock",
      `${inSeconds(near.wall - of100.check.wall)} (${inSeconds(near.processor - of100.check.processor)} of processor time)`,
      "8 s and less",
    ],
    ["peak resident memory with it", inMegabytes(near.peak), ""],
  ]);
}

interface Comparison {
  readonly file: string;
  /** The medians of the runs. */
  readonly check: Run;
  readonly python: Run;
  /** The median over the rounds of `check`'s wall clock to CPython's. */
  readonly ratio: number;
  /** Milliseconds of `check`'s wall clock. */
  readonly perByte: number;
}

/** One after the other in turn, so that what slows the machine down slows both. */
async function compare(file: string, rounds: number): Promise<Comparison> {
  const pairs: { check: Run; python: Run }[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({
      check: check(file, "near-duplicate=off"),
      python: runWhole("python3", ["-c", readJson, file]),
    });
  }
  const ofCheck = medianOf(pairs.map((pair) => pair.check));
  return {
    file,
    check: ofCheck,
    python: medianOf(pairs.map((pair) => pair.python)),
    ratio: median(pairs.map((pair) => pair.check.wall / pair.python.wall)),
    perByte: ofCheck.wall / (await stat(file)).size,
  };
}

/** Checks a file with a rule set; exit code 1 means that it found something. */
function check(file: string, rule: string): Run {
  return runWhole(serverExecutable, ["check", file, "--rule", rule], [0, 1]);
}

function medianOf(runs: readonly Run[]): Run {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    processor: median(runs.map(({ processor }) => processor)),
    peak: median(runs.map(({ peak }) => peak)),
  };
}
