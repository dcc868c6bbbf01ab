import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { endWithUs, isEnding, must, StepFailed, stopGroup } from "../lib/processes.js";

/** Keeps VS Code to itself: nothing is looked up, fetched, proposed or reported. */
const quiet = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "git.openRepositoryInParentFolders": "never",
  "workbench.colorTheme": "Default Light Modern",
  "editor.minimap.enabled": false,
};

/** A running VS Code server for browsers. */
export class VsCodeServer {
  /** @type {import("node:child_process").ChildProcess} */
  #process;
  #token;

  /**
   * @param {import("node:child_process").ChildProcess} process
   * @param {string} address
   * @param {string} token
   * @param {string} data
   */
  constructor(process, address, token, data) {
    this.#process = process;
    this.#token = token;
    /** Scheme, host and port; says 403 to whoever comes without the token. */
    this.address = address;
    /** The folder that holds its user data and logs. */
    this.data = data;
    /** Resolves when it ends without having been asked to, and says how. */
    this.failure = unexpectedEnd(process);
  }

  /** Process group of the server and of all it starts. */
  get group() {
    return this.#process.pid ?? 0;
  }

  /**
   * @param {object} options
   * @param {string} options.tree VS Code's own folder
   * @param {string} options.data folder for user data and extensions
   * @param {string} options.vsix the extension to install
   * @param {string} [options.lsp] server for the extension in place of the one inside it
   * @param {Record<string, unknown>} [options.settings] added to the user's settings
   * @param {number} [options.port]
   */
  static async start({ tree, data, vsix, lsp, settings = {}, port = 0 }) {
    const entry = path.join(tree, "out/server-main.js");
    const folders = [
      "--user-data-dir",
      path.join(data, "user"),
      "--extensions-dir",
      path.join(data, "extensions"),
    ];
    await writeJson(path.join(data, "user/User/settings.json"), { ...quiet, ...settings });
    await writeMachineSettings(data, lsp);
    await must(
      process.execPath,
      [entry, "--install-extension", vsix, "--force", "--accept-server-license-terms", ...folders],
      { quiet: true, minutes: 2 },
    );

    // Whoever reaches the port could read the person's files: other people on this machine, and web
    // pages by DNS rebinding. In a file, because a command line can be read by everyone.
    const token = randomBytes(24).toString("hex");
    const tokenFile = path.join(data, "token");
    await rm(tokenFile, { force: true });
    await writeFile(tokenFile, token, { mode: 0o600 });

    const free = await freePort(port);
    const child = spawn(
      process.execPath,
      [
        entry,
        ...["--host", "127.0.0.1", "--port", String(free)],
        ...["--connection-token-file", tokenFile],
        "--accept-server-license-terms",
        ...["--telemetry-level", "off"],
        "--disable-getting-started-override",
        ...folders,
      ],
      { detached: true, stdio: ["ignore", "pipe", "pipe"] },
    );
    endWithUs(child);
    const server = new VsCodeServer(child, `http://127.0.0.1:${free}`, token, data);
    await ready(child);
    return server;
  }

  /**
   * The address that shows a folder, and a file in it. It holds the token: a key to the person's files.
   * @param {string} folder absolute
   * @param {string} [file] name inside the folder
   */
  addressOf(folder, file) {
    // Slashes may stand in a query, and keep the address readable.
    const address = `${this.address}/?tkn=${this.#token}&folder=${encodeURI(folder)}`;
    if (file === undefined) {
      return address;
    }
    const uri = `vscode-remote://${new URL(this.address).host}${encodeURI(`${folder}/${file}`)}`;
    return `${address}&payload=${encodeURIComponent(JSON.stringify([["openFile", uri]]))}`;
  }

  /**
   * Names another server for the extension, in open windows too.
   * @param {string} [lsp] the one inside it where left out
   */
  async useServer(lsp) {
    await writeMachineSettings(this.data, lsp);
  }

  async stop() {
    await stopGroup(this.#process);
  }
}

/**
 * Settings of machine scope are read from here in a remote window, not from the user's.
 * @param {string} data
 * @param {string} [lsp]
 */
async function writeMachineSettings(data, lsp) {
  await writeJson(
    path.join(data, "user/Machine/settings.json"),
    lsp ? { "datasetLsp.server.path": lsp } : {},
  );
}

/**
 * Resolves when VS Code says that it listens.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>}
 */
function ready(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const limit = setTimeout(() => fail("has not started within 60 seconds"), 60_000);
    const fail = (/** @type {string} */ what) => {
      clearTimeout(limit);
      stopGroup(child);
      reject(new StepFailed(`VS Code's server ${what}. It said:\n${said}`));
    };
    const hear = (/** @type {Buffer} */ data) => {
      if (said.length < 20_000) {
        said += data;
      }
      if (said.includes("Extension host agent started.")) {
        clearTimeout(limit);
        resolve();
      }
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function unexpectedEnd(child) {
  let last = "";
  const hear = (/** @type {Buffer} */ data) => {
    last = (last + data).slice(-4000);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      if (!isEnding()) {
        resolve(`VS Code's server ended with ${signal ?? code}. The last it said:\n${last}`);
      }
    });
  });
}

/**
 * The port that was asked for, or a free one.
 * @param {number} wanted 0 for any
 * @returns {Promise<number>}
 */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      reject(new StepFailed(`Port ${wanted} cannot be used: ${error.message}`)),
    );
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      const port = address !== null && typeof address === "object" ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * @param {string} file
 * @param {unknown} value
 */
async function writeJson(file, value) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
