import { existsSync, lstatSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "../lib/npm.js";
import { artifacts, root, windows } from "../lib/paths.js";
import { run, StepFailed } from "../lib/processes.js";

/** The npm package that carries VS Code's server: VS Code 1.100.3, the newest that runs on Node 20. */
const pinned = "code-server@4.100.3";

const home = path.join(artifacts, "vscode");
const tree = path.join(home, "node_modules/code-server/lib/vscode");
const stamp = path.join(home, "ready.txt");

/** What the server does not start without, and the packages that hold it. */
const native = [
  ["@vscode/spdlog", "build/Release/spdlog.node"],
  ["native-watchdog", "build/Release/watchdog.node"],
  ["node-pty", "build/Release/pty.node"],
];

/**
 * Makes sure that VS Code's server is in artifacts/vscode, and gives back its folder.
 * The first time takes about a minute and needs a C++ compiler; afterwards it does nothing.
 */
export async function obtainVsCode() {
  const wanted = `${pinned} node ${process.versions.modules} ${process.arch}\n`;
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) {
    await linkRipgrep();
    return tree;
  }
  if (windows) {
    throw new StepFailed(
      "VS Code in the browser does not run on Windows: use `npm start -- --desktop`.",
    );
  }
  console.log(
    `Getting VS Code's server (${pinned}) into artifacts/vscode; this takes about a minute.`,
  );
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, "package.json"), '{ "private": true }\n');

  // Install scripts are left out throughout: they download. What must be compiled is compiled below.
  await npmMust(
    ["install", pinned, "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"],
    home,
    `${pinned} could not be installed`,
  );
  await npmMust(
    ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
    tree,
    "VS Code's own packages could not be installed",
  );
  const log = path.join(home, "rebuild.log");
  // npm's exit code is not to be trusted here (other packages in the tree may fail), the files are.
  const [command, args] = npm([
    "rebuild",
    "--ignore-scripts=false",
    ...native.map(([name]) => name ?? ""),
  ]);
  const code = await run(command, args, {
    cwd: tree,
    env: nodeHeaders(),
    log,
    minutes: 15,
  });
  const missing = native
    .map(([name, file]) => path.join("node_modules", name ?? "", file ?? ""))
    .filter((file) => !existsSync(path.join(tree, file)));
  if (missing.length > 0) {
    throw new StepFailed(
      `npm rebuild (exit code ${code}) left no ${missing.join(", ")} in ${path.relative(root, tree)}. ` +
        `${path.relative(root, log)} has its output. A C++ compiler, make, Python 3 and Node's headers are needed ` +
        "(on Debian: apt-get install build-essential python3).",
    );
  }
  await symlink("node_modules", path.join(tree, "node_modules.asar"));
  await linkRipgrep();
  await writeFile(stamp, wanted);
  return tree;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} failure
 */
async function npmMust(args, cwd, failure) {
  const [command, all] = npm(args);
  for (let attempt = 1; attempt <= 2; attempt++) {
    if ((await run(command, all, { cwd, quiet: true, minutes: 15 })) === 0) {
      return;
    }
  }
  throw new StepFailed(`${failure}: npm's words are above.`);
}

/** Node's headers where they are on this machine, so that node-gyp does not download them. */
function nodeHeaders() {
  const prefix = path.resolve(path.dirname(process.execPath), "..");
  return existsSync(path.join(prefix, "include/node/node_version.h")) &&
    !process.env.npm_config_nodedir
    ? { npm_config_nodedir: prefix }
    : {};
}

/** File search (Ctrl+P) runs ripgrep, which the package would download: use the machine's own if there is one. */
async function linkRipgrep() {
  const link = path.join(tree, "node_modules/@vscode/ripgrep/bin/rg");
  const own = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "rg"))
    .find((file) => existsSync(file));
  if (own === undefined || lstatSync(link, { throwIfNoEntry: false }) !== undefined) {
    return;
  }
  await mkdir(path.dirname(link), { recursive: true });
  await symlink(own, link);
}
