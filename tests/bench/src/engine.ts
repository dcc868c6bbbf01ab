import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { mustDotnet } from "../../../scripts/lib/dotnet.js";
import { artifacts, root } from "../../../scripts/lib/paths.js";

/** The benchmarks in the engine's own process, as BenchmarkDotNet tells of them. */
export async function measureEngine(): Promise<string> {
  const results = path.join(artifacts, "benchmarks");
  await rm(results, { recursive: true, force: true });
  await mustDotnet([
    "run",
    "--configuration=Release",
    `--project=${path.join(root, "tests/Benchmarks")}`,
    "--",
    ...["--filter", "*"],
    ...["--job", "short"],
    ...["--exporters", "github"],
    ...["--artifacts", results],
  ]);
  const folder = path.join(results, "results");
  const reports = (await readdir(folder)).filter((file) => file.endsWith("-report-github.md"));
  const tables = await Promise.all(
    reports.sort().map(async (file) => {
      const text = await readFile(path.join(folder, file), "utf8");
      const name = file.replace(/-report-github\.md$/, "").replace(/^.*\./, "");
      return `### ${name}\n\n${text.slice(text.indexOf("\n| ") + 1).trim()}`;
    }),
  );
  return tables.join("\n\n");
}
