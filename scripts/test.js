import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { buildClient, buildServer } from "./lib/build.js";
import { dotnet, mustDotnet, requireDotnet } from "./lib/dotnet.js";
import { runNodeTests } from "./lib/nodeTests.js";
import { ensurePackages, tool } from "./lib/npm.js";
import { artifacts, root } from "./lib/paths.js";
import { endWell, isEnding, must, StepFailed } from "./lib/processes.js";
import { inWords, oneFailed, onePassed, readTrx, sum, withExitCode } from "./lib/tally.js";

const usage = `npm test                   everything
npm test -- PART…          only these: build, static, dotnet, clients, editor
npm run test:long          with the long forms of the tests`;

const solution = path.join(root, "DatasetLsp.sln");

/** @type {Record<string, readonly [name: string, step: () => Promise<import("./lib/tally.js").Tally>][]>} */
const parts = {
  build: [
    ["solution builds", () => check(() => mustDotnet(["build", solution, ...release]))],
    ["server builds", () => check(buildServer)],
    ["extension builds", () => check(buildClient)],
  ],
  static: [
    [
      "C# is formatted",
      () => check(() => mustDotnet(["format", solution, "--verify-no-changes", "--no-restore"])),
    ],
    ["types of the scripts", () => check(() => typeCheck("."))],
    ["types of the extension", () => check(() => typeCheck("client-vscode"))],
    ["types of the benchmarks", () => check(() => typeCheck("tests/bench"))],
    ["types of the client tests", () => check(() => typeCheck("tests/clients"))],
    ["types of the editor tests", () => check(() => typeCheck("tests/editor"))],
    ["TypeScript is formatted and linted", () => check(lint)],
    ["package lock names no host", () => check(lockNamesNoHost)],
    ["models match their schema", () => check(modelFiles)],
  ],
  dotnet: [["C# tests", dotnetTests]],
  clients: [
    [
      "tests with other clients",
      () => runNodeTests("clients", path.join(root, "tests/clients/src")),
    ],
  ],
  editor: [["tests in VS Code", editorTests]],
};

const release = ["--configuration=Release", "--nologo", "--verbosity=quiet"];

async function main() {
  const args = process.argv.slice(2);
  const wanted = args.filter((arg) => arg !== "--long");
  const unknown = wanted.find((part) => !(part in parts));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}".\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (args.includes("--long")) {
    process.env.DATASETLSP_TEST_LONG = "1";
  }
  await rm(path.join(artifacts, "test-results"), { recursive: true, force: true });

  /** @type {{name: string, tally: import("./lib/tally.js").Tally, seconds: number}[]} */
  const results = [];
  let running = "";
  endWell();
  // Also when a signal ends us: then what runs has failed, and the rest is not counted.
  process.once("exit", () => {
    if (running !== "") {
      results.push({ name: `${running}: stopped`, tally: oneFailed, seconds: 0 });
    }
    print(results);
  });
  const attempt = async (/** @type {string} */ name, /** @type {() => Promise<any>} */ step) => {
    console.log(`\n── ${name}`);
    running = name;
    const start = performance.now();
    let tally = oneFailed;
    try {
      tally = await step();
    } catch (error) {
      console.error(error instanceof StepFailed ? error.message : error);
    }
    if (isEnding()) {
      await new Promise(() => {});
    }
    running = "";
    results.push({ name, tally, seconds: (performance.now() - start) / 1000 });
    return tally.failed === 0;
  };

  if (await attempt("packages are installed", () => check(setUp))) {
    for (const [part, steps] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(part)) {
        for (const [name, step] of steps) {
          await attempt(name, step);
        }
      }
    }
  }

  process.exitCode = results.every(({ tally }) => tally.failed === 0) ? 0 : 1;
}

/** @param {readonly {name: string, tally: import("./lib/tally.js").Tally, seconds: number}[]} results */
function print(results) {
  console.log();
  for (const { name, tally, seconds } of results) {
    const mark = tally.failed === 0 ? "ok    " : "FAILED";
    console.log(`${mark} ${name.padEnd(36)} ${inWords(tally)} (${seconds.toFixed(1)} s)`);
  }
  console.log(`\n${inWords(sum(results.map(({ tally }) => tally)))}`);
}

/**
 * Something that is right or wrong as a whole counts as one test.
 * @param {() => Promise<void>} step
 */
async function check(step) {
  await step();
  return onePassed;
}

async function setUp() {
  requireDotnet();
  await ensurePackages();
}

/** @param {string} project folder of a tsconfig.json */
async function typeCheck(project) {
  await must(process.execPath, [tool("typescript/bin/tsc"), "--project", path.join(root, project)]);
}

async function lint() {
  await must(process.execPath, [tool("eslint/bin/eslint.js"), "."], { cwd: root });
  await must(
    process.execPath,
    [tool("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."],
    { cwd: root },
  );
}

async function lockNamesNoHost() {
  const lock = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8"));
  const [found] = Object.entries(lock.packages).filter(([, { resolved }]) =>
    /^https?:/.test(resolved),
  );
  if (found !== undefined) {
    throw new StepFailed(
      `package-lock.json says where ${found[0]} was fetched from. Run npm install in the repository, whose .npmrc leaves that out.`,
    );
  }
}

async function modelFiles() {
  // Loaded late: on a bare machine the packages come only with the first step.
  const { modelFilesMatchTheirSchemas } = await import("./lib/modelSchemas.js");
  await modelFilesMatchTheirSchemas();
}

/** One project after the other, those that start no processes first. */
async function dotnetTests() {
  const slow = /Process/;
  const projects = (await readdir(path.join(root, "tests")))
    .filter((name) => name.endsWith(".Tests"))
    .sort((a, b) => Number(slow.test(a)) - Number(slow.test(b)) || a.localeCompare(b));
  const tallies = [];
  for (const name of projects) {
    const folder = path.join(artifacts, "test-results", name);
    const code = await dotnet([
      "test",
      path.join(root, "tests", name, `${name}.csproj`),
      ...release,
      "--no-build",
      "--logger=trx",
      "--logger=console;verbosity=minimal",
      `--results-directory=${folder}`,
    ]);
    const tally = withExitCode(await readTrx(folder), code);
    console.log(`${name}: ${inWords(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}

async function editorTests() {
  // Loaded late: on a bare machine the packages come only with the first step.
  const { runEditorTests } = await import("../tests/editor/run.js");
  return runEditorTests();
}

await main();
