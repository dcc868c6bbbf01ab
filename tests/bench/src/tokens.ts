import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { mustDotnet } from "../../../scripts/lib/dotnet.js";
import { root } from "../../../scripts/lib/paths.js";
import { missingDatasets, type Datasets } from "./datasets.js";
import { inMegabytes, inMilliseconds, median, megabyte } from "./figures.js";
import { type Row, table } from "./page.js";

const execute = promisify(execFile);
const processes = 3;
const project = path.join(root, "tests/Benchmarks");

/** Counting tokens beside SentencePiece, in processes of its own: what the first pass of one costs can be measured once in each. */
export async function measureTokens(datasets: Datasets): Promise<string> {
  await mustDotnet(["build", "--configuration=Release", "--verbosity=quiet", project]);
  const dataset = missingDatasets() === undefined ? [await datasets.ofBytes(100 * megabyte)] : [];
  const runs: Figures[] = [];
  for (let run = 0; run < processes; run++) {
    const { stdout } = await execute("dotnet", [
      path.join(project, "bin/Release/net10.0/Benchmarks.dll"),
      "tokens",
      // The dataset takes SentencePiece a minute: once is enough.
      ...(run === 0 ? dataset : []),
    ]);
    runs.push(JSON.parse(stdout) as Figures);
  }
  return describe(new Runs(runs));
}

type Figures = Readonly<Record<string, number>>;

/** Medians over the processes. */
class Runs {
  constructor(private readonly runs: readonly Figures[]) {}

  get names(): string[] {
    return Object.keys(this.runs[0] ?? {});
  }

  value(name: string): number {
    return median(this.runs.flatMap((run) => run[name] ?? []));
  }

  /** How many times as fast as SentencePiece. */
  times(text: string, pass: string): number {
    return median(
      this.runs.flatMap((run) => {
        const [ours, theirs] = [run[`${text}, ${pass}`], run[`${text}, SentencePiece`]];
        return ours === undefined || theirs === undefined ? [] : [ours / theirs];
      }),
    );
  }
}

function describe(runs: Runs): string {
  const speed = (name: string): string => `${runs.value(name).toFixed(0)} MB/s`;
  const times = (text: string, pass: string): string =>
    `${runs.times(text, pass).toFixed(0)}× (${speed(`${text}, ${pass}`)})`;
  const hostile = runs.names
    .filter((name) => name.startsWith("hostile, ") && name.endsWith(", SentencePiece"))
    .map((name) => name.slice(0, -", SentencePiece".length))
    .map((name) => ({ name, times: runs.times(name, "first sight") }))
    .sort((a, b) => a.times - b.times);
  const slowest = hostile[0];
  const rows: Row[] = [
    [
      `SentencePiece, ${inMegabytes(runs.value("mixed, bytes"))} of mixed text`,
      `${runs.value("mixed, SentencePiece").toFixed(2)} MB/s`,
      "",
    ],
    ["mixed text, counted before", times("mixed", "warm"), "80× and more"],
    ["mixed text, seen for the first time", times("mixed", "first sight"), "50× and more"],
    ["mixed text, the first pass of a process", times("mixed", "first pass"), "20× and more"],
    ["other scripts than Latin, counted before", times("non-Latin", "warm"), "60× and more"],
    ...(runs.names.includes("dataset, warm")
      ? ([
          [
            "a dataset of 100 MB, line by line, counted before",
            times("dataset", "warm"),
            "80× and more",
          ],
          ["the same, seen for the first time", times("dataset", "first sight"), "50× and more"],
        ] as Row[])
      : []),
    ...(slowest === undefined
      ? []
      : ([
          [
            `the slowest of ${hostile.length} hostile texts of 1 MB (${slowest.name.slice("hostile, ".length)}), seen for the first time`,
            `${slowest.times.toFixed(1)}×`,
            "above 1×",
          ],
        ] as Row[])),
    ["two threads to one", `${runs.value("two threads to one").toFixed(2)}×`, "1.80× and more"],
    ["loading a vocabulary", inMilliseconds(runs.value("load, milliseconds")), "below 20 ms"],
    [
      "a vocabulary in memory, with what it remembers",
      inMegabytes(runs.value("memory, bytes")),
      "below 60 MB",
    ],
  ];
  return table(rows);
}
