import { rm } from "node:fs/promises";
import path from "node:path";
import { buildClient, publishServer } from "./lib/build.js";
import { requireDotnet } from "./lib/dotnet.js";
import { ensurePackages } from "./lib/npm.js";
import { artifacts, root } from "./lib/paths.js";
import { script } from "./lib/processes.js";
import { packExtension } from "./lib/vsix.js";

/** .NET's name for each platform, and VS Code's. */
const platforms = /** @type {const} */ ([
  ["linux-x64", "linux-x64"],
  ["win-x64", "win32-x64"],
]);

// One extension for each platform, with a server inside that needs no .NET on the machine.
await script(async () => {
  requireDotnet();
  await ensurePackages();
  await buildClient();
  for (const [runtime, target] of platforms) {
    const server = path.join(artifacts, "publish", runtime);
    await publishServer(server, { runtime, selfContained: true });
    const file = await packExtension({ name: `dataset-workbench-${target}`, server, target });
    await rm(server, { recursive: true, force: true });
    console.log(path.relative(root, file));
  }
});
