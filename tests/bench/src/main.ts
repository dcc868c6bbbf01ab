import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { serverExecutable } from "../../../scripts/lib/paths.js";
import { endWell, script, StepFailed } from "../../../scripts/lib/processes.js";
import { measureCheck } from "./check.js";
import { Datasets, missingDatasets } from "./datasets.js";
import { measureEditor } from "./editor.js";
import { measureEngine } from "./engine.js";
import { describeMachine } from "./machine.js";
import { writeSection } from "./page.js";
import { measureStartup } from "./startup.js";
import { measureTokens } from "./tokens.js";

const usage = `npm run bench                     everything, into docs/benchmarks.md; about 35 minutes
npm run bench -- PART…            only these: check, editor, startup, tokens, engine
npm run bench -- --minutes N      how long the editing goes on; 10 unless told otherwise
npm run bench -- --print          prints the figures, and leaves docs/benchmarks.md as it is`;

interface Part {
  readonly needsDatasets: boolean;
  readonly measure: (datasets: Datasets, minutes: number) => Promise<string>;
}

const parts: Record<string, Part> = {
  check: { needsDatasets: true, measure: measureCheck },
  editor: { needsDatasets: true, measure: measureEditor },
  startup: { needsDatasets: false, measure: ({ folder }) => measureStartup(folder) },
  tokens: { needsDatasets: false, measure: measureTokens },
  engine: { needsDatasets: false, measure: measureEngine },
};

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: "string", default: "10" }, print: { type: "boolean" } },
  });
  const unknown = positionals.find((name) => !(name in parts));
  const minutes = Number(values.minutes);
  if (unknown !== undefined || !(minutes > 0)) {
    throw new StepFailed(usage);
  }
  if (!existsSync(serverExecutable)) {
    throw new StepFailed("The server has not been built: npm run build.");
  }

  const folder = mkdtempSync(path.join(tmpdir(), "dataset-bench-"));
  // Also when a signal ends us: there is more than a gigabyte in it.
  endWell();
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const datasets = new Datasets(folder);
  for (const [name, part] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) {
      continue;
    }
    console.log(`\n── ${name}`);
    const missing = part.needsDatasets ? missingDatasets() : undefined;
    if (missing !== undefined) {
      console.log(missing);
      continue;
    }
    const figures = await part.measure(datasets, minutes);
    console.log(figures);
    if (values.print !== true) {
      const day = new Date().toISOString().slice(0, 10);
      await writeSection(name, `Measured on ${day}: ${describeMachine()}.\n\n${figures}`);
    }
  }
});
