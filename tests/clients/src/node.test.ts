import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { type Diagnostic, FileChangeType } from "vscode-languageserver-protocol/node";
import { badRole, badRoleColumn, example } from "./data.js";
import { Client, type Delivery } from "./harness/client.js";
import { scratchFolder } from "./harness/scratch.js";
import { ServerProcess } from "./harness/server.js";

const file = "train.jsonl";
const start = { line: 0, character: 0 };
const severity = { error: 1, warning: 2, information: 3 } as const;

for (const delivery of ["pushed", "pulled"] as const satisfies Delivery[]) {
  test(`a problem is found, fixed and saved, with diagnostics ${delivery}`, async (context) => {
    const client = await Client.start(context, delivery);
    await client.open(file, badRole);
    const problem = await find(client, "invalid-role");
    assert.equal(problem.severity, severity.error);
    assert.equal(problem.source, "dataset-lsp");
    assert.deepEqual(problem.range.start, { line: 1, character: badRoleColumn });
    assert.equal(client.textIn(file, problem.range), '"assistant"');

    const actions = await client.codeActions(file, problem.range, {
      diagnostics: [problem],
      only: ["quickfix"],
    });
    const fix = actions.find(({ title }) => title.includes("model"));
    assert.ok(fix?.isPreferred, JSON.stringify(actions));
    assert.deepEqual(fix.diagnostics, [problem]);
    await client.apply(file, fix);
    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-role"));
    const mended = badRole.replace('"assistant"', '"model"');
    assert.equal(client.text(file), mended);

    await client.edit(file, [
      {
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
        newText: "{\n",
      },
    ]);
    await client.diagnosticsUntil(file, (found) => has(found, "invalid-json"));
    await client.edit(file, [
      { range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, newText: "" },
    ]);
    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-json"));

    assert.equal(await client.save(file), mended);
    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-role"));
    await client.stop();
  });

  test(`all that needs no decision is fixed at once, with diagnostics ${delivery}`, async (context) => {
    const client = await Client.start(context, delivery);
    await client.open(file, badRole + badRole.replaceAll("heißt", "hieß"));
    await client.diagnosticsUntil(
      file,
      (found) => found.filter(isRule("invalid-role")).length === 2,
    );

    const [fixAll, ...others] = await client.codeActions(
      file,
      { start, end: start },
      { diagnostics: [], only: ["source.fixAll"] },
    );
    assert.equal(fixAll?.kind, "source.fixAll.datasetLsp");
    assert.deepEqual(others, []);
    await client.apply(file, fixAll);

    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-role"));
    assert.doesNotMatch(await client.save(file), /assistant/);
    await client.stop();
  });

  test(`changed settings count at once, with diagnostics ${delivery}`, async (context) => {
    const client = await Client.start(context, delivery);
    await client.open(file, badRole);
    await find(client, "invalid-role", severity.error);

    await client.configure({ rules: { "invalid-role": "information" } });
    await find(client, "invalid-role", severity.information);
    await client.configure({ rules: { "invalid-role": "off" } });
    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-role"));
    await client.configure({});
    await find(client, "invalid-role", severity.error);
    assert.equal(client.refreshes > 0, delivery === "pulled");
    await client.stop();
  });

  test(`datasetlsp.json counts when it comes, changes and goes, with diagnostics ${delivery}`, async (context) => {
    const client = await Client.start(context, delivery);
    const config = path.join(client.folder, "datasetlsp.json");
    await client.open(file, badRole);
    await find(client, "invalid-role", severity.error);

    await writeFile(config, '{ "rules": { "invalid-role": "warning" } }');
    await client.changedOnDisk("datasetlsp.json", FileChangeType.Created);
    await find(client, "invalid-role", severity.warning);
    await writeFile(config, '{ "rules": { "invalid-role": "off" } }');
    await client.changedOnDisk("datasetlsp.json", FileChangeType.Changed);
    await client.diagnosticsUntil(file, (found) => !has(found, "invalid-role"));
    await rm(config);
    await client.changedOnDisk("datasetlsp.json", FileChangeType.Deleted);
    await find(client, "invalid-role", severity.error);
    await client.stop();
  });
}

test("a person's settings win over datasetlsp.json", async (context) => {
  const client = await Client.start(context, "pushed");
  await writeFile(
    path.join(client.folder, "datasetlsp.json"),
    '{ "rules": { "invalid-role": "warning" } }',
  );
  await client.open(file, badRole);
  await find(client, "invalid-role", severity.warning);

  await client.configure({ rules: { "invalid-role": "information" } });

  await find(client, "invalid-role", severity.information);
  await client.stop();
});

test("an outdated fix is refused and changes nothing", async (context) => {
  const client = await Client.start(context, "pushed");
  await client.open(file, badRole);
  const { range } = await find(client, "invalid-role");
  const offered = await client.connection.sendRequest<object[]>("textDocument/codeAction", {
    textDocument: { uri: client.uri(file) },
    range,
    context: { diagnostics: [], only: ["quickfix"] },
  });
  await client.edit(file, [
    { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, newText: "" },
  ]);

  await assert.rejects(client.connection.sendRequest("codeAction/resolve", offered[0]), {
    code: -32801,
  });
  await client.stop();
});

test("the log holds no text of examples", async (context) => {
  const client = await Client.start(context, "pushed");
  await client.open(file, badRole);
  await find(client, "invalid-role");
  await client.stop();

  const log = await readFile(path.join(client.folder, "server.log"), "utf8");
  assert.match(log, /serves client tests/);
  assert.doesNotMatch(log, /Fromage|Käse|assistant/);
});

test("a client that leaves without a word ends the server", async (context) => {
  const client = await Client.start(context, "pushed");
  await client.open(file, `${example()}\n`.repeat(1000));

  client.server.process.stdin.end();

  assert.equal(await client.server.exitCode, 1);
  assert.equal(client.server.errors, "");
});

test("the death of the client ends the server though the pipe stays open", async (context) => {
  const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  context.after(() => parent.kill("SIGKILL"));
  await using server = new ServerProcess(scratchFolder(context));
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: parent.pid, rootUri: null, capabilities: {} },
  });
  server.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await once(server.process.stdout, "data");

  parent.kill("SIGKILL");

  assert.equal(await server.exitCode, 1);
  assert.equal(server.errors, "");
});

/** Waits for a problem. */
async function find(client: Client, rule: string, wanted?: number): Promise<Diagnostic> {
  const is = isRule(rule);
  const matches = (one: Diagnostic): boolean =>
    is(one) && (wanted === undefined || one.severity === wanted);
  const found = await client.diagnosticsUntil(file, (all) => all.some(matches));
  const problem = found.find(matches);
  assert.ok(problem);
  return problem;
}

function has(found: readonly Diagnostic[], rule: string): boolean {
  return found.some(isRule(rule));
}

function isRule(rule: string): (diagnostic: Diagnostic) => boolean {
  return ({ code }) => code === rule;
}
