import { spawnSync } from "node:child_process";
import { cp } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildClient, buildServer } from "./lib/build.js";
import { requireDotnet } from "./lib/dotnet.js";
import { ensurePackages } from "./lib/npm.js";
import { artifacts, root, windows } from "./lib/paths.js";
import { StepFailed, script } from "./lib/processes.js";
import { packForHere } from "./lib/vsix.js";
import { obtainVsCode } from "./vscode/obtain.js";
import { VsCodeServer } from "./vscode/server.js";

const usage = `npm start                  VS Code in the browser, on a copy of the samples
npm start -- --port 8123   at this port
npm start -- --desktop     your own VS Code ("code" on the PATH)`;

await script(async () => {
  const { desktop, port, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  requireDotnet();
  await ensurePackages();
  await buildServer();
  await buildClient();

  // A copy, so that trying things out leaves the samples as they are; what was saved in it stays.
  const folder = path.join(artifacts, "workbench");
  await cp(path.join(root, "samples"), folder, { recursive: true, force: false });

  await (desktop ? openDesktop(folder) : serve(folder, port));
});

/** @param {string} folder */
async function openDesktop(folder) {
  const code = windows ? "code.cmd" : "code";
  // A shell reports a program that is not there by its own exit code.
  if (spawnSync(code, ["--version"], { stdio: "ignore", shell: windows }).status !== 0) {
    throw new StepFailed(
      'There is no "code" on the PATH. In VS Code, run "Shell Command: Install \'code\' command in PATH", or use plain `npm start`.',
    );
  }
  const vsix = await packForHere();
  // On Windows `code` is a batch file, which only a shell can run; neither path comes from outside.
  for (const args of [
    ["--install-extension", vsix, "--force"],
    [folder, path.join(folder, "README.md")],
  ]) {
    const { status } = spawnSync(code, windows ? args.map((arg) => `"${arg}"`) : args, {
      stdio: "inherit",
      shell: windows,
    });
    if (status !== 0) {
      throw new StepFailed(`${code} ${args.join(" ")} ended with ${status}.`);
    }
  }
}

/**
 * @param {string} folder
 * @param {number} port
 */
async function serve(folder, port) {
  const tree = await obtainVsCode();
  const vsix = await packForHere();
  const server = await VsCodeServer.start({
    tree,
    data: path.join(artifacts, "workbench-data"),
    vsix,
    port,
    settings: {
      "security.workspace.trust.enabled": false,
      // The samples' README says what to try.
      "workbench.startupEditor": "readme",
    },
  });
  console.log(`
  Dataset Workbench   ${server.addressOf(folder)}
  Samples (a copy)    ${folder}
                      What you save there stays; delete a file to have it anew.
  Stop                Ctrl-C
`);
  throw new StepFailed(await server.failure);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        desktop: { type: "boolean", default: false },
        port: { type: "string", default: "0" },
        help: { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new StepFailed(
        `--port ${values.port}: a port is a whole number from 0 to 65535.\n\n${usage}`,
      );
    }
    return { ...values, port };
  } catch (error) {
    throw error instanceof StepFailed || !(error instanceof Error)
      ? error
      : new StepFailed(`${error.message}\n\n${usage}`);
  }
}
