import { buildClient, buildServer } from "./lib/build.js";
import { requireDotnet } from "./lib/dotnet.js";
import { ensurePackages } from "./lib/npm.js";
import { script } from "./lib/processes.js";

await script(async () => {
  requireDotnet();
  await ensurePackages();
  await buildServer();
  await buildClient();
});
