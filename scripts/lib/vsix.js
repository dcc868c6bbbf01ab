import { chmod, cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { tool } from "./npm.js";
import { artifacts, root, serverExecutable } from "./paths.js";
import { must } from "./processes.js";

const client = path.join(root, "client-vscode");
const shipped = [
  "package.json",
  "dist",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "icon.png",
  ".vscodeignore",
];

/**
 * Packs the bundled extension.
 * @param {object} options
 * @param {string} options.name of the file in artifacts, without its ending
 * @param {string} [options.server] folder of the server to put inside
 * @param {string} [options.target] the platform it is for, in VS Code's words
 * @returns {Promise<string>} the file
 */
export async function packExtension({ name, server, target }) {
  const stage = path.join(artifacts, "stage", name);
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const entry of shipped) {
    await cp(path.join(client, entry), path.join(stage, entry), { recursive: true });
  }
  if (server !== undefined) {
    await cp(server, path.join(stage, "server"), {
      recursive: true,
      // Symbols for debuggers; the .vscodeignore cannot leave out again what it takes in.
      filter: (file) => !file.endsWith(".pdb"),
    });
    if (target?.startsWith("win32") === false) {
      await chmod(path.join(stage, "server/dataset-lsp"), 0o755);
    }
  }
  const file = path.join(artifacts, `${name}.vsix`);
  await must(
    process.execPath,
    [
      tool("@vscode/vsce/vsce"),
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--skip-license",
      ...(target === undefined ? [] : ["--target", target]),
      ...["--out", file],
    ],
    { cwd: stage, quiet: true },
  );
  await rm(stage, { recursive: true, force: true });
  return file;
}

/**
 * Packs the extension with the server that `npm run build` left, for use on this machine.
 * @returns {Promise<string>} the file
 */
export function packForHere() {
  return packExtension({ name: "dataset-workbench-here", server: path.dirname(serverExecutable) });
}
