import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../../../scripts/lib/paths.js";
import { must } from "../../../scripts/lib/processes.js";

const generator = path.join(root, "../shared/data/make-large.py");

/** Why the parts that need large datasets are skipped; undefined where they are not. */
export function missingDatasets(): string | undefined {
  return existsSync(generator)
    ? undefined
    : "skipped: ../shared/data/make-large.py, which makes the datasets, is absent";
}

/** Datasets of real records in a folder of its own; each is made when it is first asked for. */
export class Datasets {
  constructor(readonly folder: string) {}

  /** The path of a dataset of this many bytes and up to a line more. */
  async ofBytes(bytes: number): Promise<string> {
    const file = path.join(this.folder, `${bytes}.jsonl`);
    if (!existsSync(file)) {
      await must("python3", [generator, "--bytes", String(bytes), "--out", file], { quiet: true });
    }
    return file;
  }
}
