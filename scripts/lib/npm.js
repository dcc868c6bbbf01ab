import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { root, windows } from "./paths.js";
import { must, run, StepFailed } from "./processes.js";

/**
 * npm's own program, run by this Node, so that no shell is needed on any system.
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function npm(args) {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? "",
    path.join(beside, "node_modules/npm/bin/npm-cli.js"),
    path.join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
  ];
  const cli = candidates.find((file) => file.endsWith("npm-cli.js") && existsSync(file));
  if (cli !== undefined) {
    return [process.execPath, [cli, ...args]];
  }
  if (windows) {
    throw new StepFailed(
      "npm was not found beside Node: run this through npm, for example `npm test`.",
    );
  }
  return ["npm", [...args]];
}

/**
 * The script behind a package's command, to be run by this Node.
 * @param {string} file path inside node_modules
 */
export function tool(file) {
  return path.join(root, "node_modules", file);
}

/** Installs the packages of the lock file where they are missing, or are others. */
export async function ensurePackages() {
  if (await areInstalled()) {
    return;
  }
  const [command, args] = npm(["ci"]);
  if ((await run(command, args, { cwd: root })) !== 0) {
    console.error("npm ci failed; trying once more.");
    await must(command, args, { cwd: root });
  }
}

/** Compares the lock file with the list that npm leaves of what it has installed. */
async function areInstalled() {
  const list = tool(".package-lock.json");
  if (!existsSync(list)) {
    return false;
  }
  const installed = JSON.parse(await readFile(list, "utf8")).packages;
  const wanted = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === "" ||
      // What is optional may be for another system.
      (optional && !(name in installed)) ||
      installed[name]?.version === version,
  );
}
