import { buildServer } from "./lib/build.js";
import { requireDotnet } from "./lib/dotnet.js";
import { root, serverExecutable } from "./lib/paths.js";
import { must, script } from "./lib/processes.js";

// The rules' own documentation is the source of docs/rules and of the configuration's schema.
await script(async () => {
  requireDotnet();
  await buildServer();
  await must(serverExecutable, ["rules", "--write-docs", "."], { cwd: root });
});
