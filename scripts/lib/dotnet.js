import { spawnSync } from "node:child_process";
import { must, run, StepFailed } from "./processes.js";

const quietDotnet = {
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DOTNET_NOLOGO: "1",
  // Build nodes that stay alive would hold our output open after the end.
  MSBUILDDISABLENODEREUSE: "1",
};

/** @param {readonly string[]} args */
export function dotnet(args, options = {}) {
  return run("dotnet", args, { ...options, env: quietDotnet });
}

/** @param {readonly string[]} args */
export function mustDotnet(args, options = {}) {
  return must("dotnet", args, { ...options, env: quietDotnet });
}

/** Says what is missing where there is no .NET SDK 10. */
export function requireDotnet() {
  const { stdout, error } = spawnSync("dotnet", ["--version"], { encoding: "utf8" });
  const major = Number.parseInt(stdout ?? "", 10);
  if (error || !(major >= 10)) {
    throw new StepFailed(
      `.NET SDK 10 is needed, ${error ? "and `dotnet` is not on the PATH" : `but \`dotnet --version\` says ${stdout.trim()}`}. Install it from https://dot.net.`,
    );
  }
}
