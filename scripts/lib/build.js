import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { mustDotnet } from "./dotnet.js";
import { artifacts, root, runtimeIdentifier, serverExecutable } from "./paths.js";
import { must, StepFailed } from "./processes.js";

const project = path.join(root, "server/DatasetLsp.Cli/DatasetLsp.Cli.csproj");

/**
 * Publishes the server.
 * @param {string} output folder, emptied first
 * @param {{runtime: string, selfContained: boolean}} target
 */
export async function publishServer(output, { runtime, selfContained }) {
  await rm(output, { recursive: true, force: true });
  await mustDotnet([
    "publish",
    project,
    "--configuration=Release",
    `--runtime=${runtime}`,
    `--self-contained=${selfContained}`,
    `--output=${output}`,
    "--verbosity=quiet",
    "-p:PublishReadyToRun=true",
    "-p:PublishDocumentationFiles=false",
    "-p:PublishReferencesDocumentationFiles=false",
  ]);
}

/** Publishes the server for this machine, to run on its installed .NET runtime. */
export async function buildServer() {
  await publishServer(path.join(artifacts, "dataset-lsp"), {
    runtime: runtimeIdentifier(),
    selfContained: false,
  });
  if (!existsSync(serverExecutable)) {
    throw new StepFailed(`The build left no ${path.relative(root, serverExecutable)}.`);
  }
}

/** Bundles the extension into client-vscode/dist. */
export async function buildClient() {
  await must(process.execPath, [path.join(root, "client-vscode/esbuild.mjs")], { cwd: root });
}
