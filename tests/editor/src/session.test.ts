import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fixes } from "./expected.js";
import { eventually } from "./harness/eventually.js";
import type { Problem, Severity } from "./harness/window.js";
import { Workbench } from "./harness/workbench.js";

const workbench = Workbench.forThisFile();
const file = "bad/roles.jsonl";

workbench.test(
  "a whole session, from the first problem to a killed server",
  file,
  async (window) => {
    await window.problemsUntil((found) => has(found, "invalid-role", 2, "error"));

    // One fix by hand, then all that needs no decision, and both are on disk.
    const [problem] = (await window.problems()).filter(({ rule }) => rule === "invalid-role");
    assert.ok(problem);
    await window.goTo(problem.line, problem.column);
    await window.quickFix(fixes.assistantRole);
    await window.problemsUntil((found) => !has(found, "invalid-role", 2));
    assert.match(lineOf(await window.save(file), 2), /"role":"model"/);
    await window.goTo(1, 1);
    await window.runCommand("Dataset Workbench: Fix All Certain Problems in File");
    await window.problemsUntil((found) => !has(found, "invalid-role", 3));
    assert.doesNotMatch(await window.save(file), /"role":"(assistant|system)"/);

    // An edit that breaks a line; it stays, on disk too.
    await window.goTo(1, 1);
    await window.type("{");
    await window.problemsUntil((found) => has(found, "invalid-json", 1, "error"));
    assert.match(await window.save(file), /^\{\{/);

    // The team changes its mind in datasetlsp.json, written by another program.
    assert.ok(has(await window.problems(), "role-order", 5, "warning"));
    const config = path.join(window.folder, "datasetlsp.json");
    await writeFile(config, '{ "rules": { "role-order": "error" } }\n');
    await window.problemsUntil((found) => has(found, "role-order", 5, "error"));
    await writeFile(config, '{ "rules": { "role-order": "information" } }\n');
    await window.problemsUntil((found) => has(found, "role-order", 5, "info"));

    // What was there before the server was killed is there again, settings and all.
    const before = await window.problems();
    const [killed] = await window.languageServers();
    assert.ok(killed !== undefined, "a server runs");
    process.kill(killed, "SIGKILL");
    await eventually(async () => {
      const [running] = await window.languageServers();
      assert.ok(running !== undefined && running !== killed, "another server runs");
    });
    await window.problemsUntil((found) => JSON.stringify(found) === JSON.stringify(before));
  },
);

function has(found: readonly Problem[], rule: string, line: number, severity?: Severity): boolean {
  return found.some(
    (one) =>
      one.rule === rule &&
      one.line === line &&
      (severity === undefined || one.severity === severity),
  );
}

function lineOf(text: string, line: number): string {
  return text.split("\n")[line - 1] ?? "";
}
