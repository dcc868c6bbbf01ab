import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../../../scripts/lib/processes.js";
import { root } from "../../../../scripts/lib/paths.js";
import { serverFolder } from "./server.js";

/** Why a test of an editor is skipped; false where the editor is there. */
export function missing(name: string, command: string, args: readonly string[]): string | false {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0
    ? false
    : `${name} is not installed`;
}

/**
 * The configuration that docs/editors.md gives for an editor, so that what is tested is what is written there.
 * @param language of the code blocks under the heading; they come one after the other
 */
export function documentedConfiguration(heading: string, language: string): string[] {
  const page = readFileSync(path.join(root, "docs/editors.md"), "utf8");
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  assert.ok(section !== undefined, `docs/editors.md has a section "${heading}"`);
  const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks.filter(([, of]) => of === language).map(([, , text = ""]) => text);
}

/** Runs an editor that finds the built server on the PATH; its output is shown where it fails. */
export async function runEditor(
  folder: string,
  command: string,
  args: readonly string[],
): Promise<void> {
  const code = await run(command, args, {
    cwd: folder,
    minutes: 1,
    quiet: true,
    env: {
      HOME: folder,
      LC_ALL: "C.UTF-8",
      XDG_STATE_HOME: path.join(folder, "state"),
      XDG_CONFIG_HOME: path.join(folder, "config"),
      XDG_CACHE_HOME: path.join(folder, "cache"),
      XDG_DATA_HOME: path.join(folder, "data"),
      PATH: `${serverFolder}${path.delimiter}${process.env.PATH ?? ""}`,
    },
  });
  assert.equal(code, 0, `${command} ended with ${code}`);
}
