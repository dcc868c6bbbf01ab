import path from "node:path";
import { buildServer } from "./lib/build.js";
import { requireDotnet } from "./lib/dotnet.js";
import { ensurePackages } from "./lib/npm.js";
import { root } from "./lib/paths.js";
import { run, script } from "./lib/processes.js";

await script(async () => {
  requireDotnet();
  await ensurePackages();
  await buildServer();
  const main = path.join(root, "tests/bench/src/main.ts");
  process.exitCode = await run(
    process.execPath,
    ["--import", "tsx", main, ...process.argv.slice(2)],
    { cwd: root, minutes: 60 },
  );
});
