import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "../../../scripts/lib/paths.js";

const page = path.join(root, "docs/benchmarks.md");

/** What was measured, what came out, and what is aimed at. */
export type Row = readonly [what: string, measured: string, aim: string];

/** A table of the page. */
export function table(rows: readonly Row[]): string {
  return [["", "measured", "aim"], ["---", "---", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Puts new text between the marks of a section of docs/benchmarks.md; all around it is written by hand. */
export async function writeSection(name: string, text: string): Promise<void> {
  const begin = `<!-- ${name}: written by npm run bench -->`;
  const end = `<!-- end of ${name} -->`;
  const before = await readFile(page, "utf8");
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`docs/benchmarks.md has no section between "${begin}" and "${end}".`);
  }
  await writeFile(
    page,
    `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`,
  );
}
