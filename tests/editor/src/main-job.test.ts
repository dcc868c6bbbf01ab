import assert from "node:assert/strict";
import { brokenLines, type Expected, fixes, roles } from "./expected.js";
import { eventually } from "./harness/eventually.js";
import { describe, type EditorWindow, type Problem } from "./harness/window.js";
import { Workbench } from "./harness/workbench.js";

const workbench = Workbench.forThisFile();

workbench.test("a bad file shows squiggles and its problems", "bad/roles.jsonl", async (window) => {
  await window.squiggles("error").first().waitFor();
  await window.squiggles("warning").first().waitFor();
  const problems = await window.problemsUntil((found) => missing(roles, found).length === 0);
  assert.deepEqual(missing(roles, problems), []);
  await window.screenshot("problems");
});

workbench.test("each unreadable line says why", "bad/broken-lines.jsonl", async (window) => {
  await window.squiggles("error").first().waitFor();
  const problems = await window.problemsUntil((found) => missing(brokenLines, found).length === 0);
  const unreadable = problems.filter(({ rule }) => rule === "invalid-json").map(({ line }) => line);
  assert.deepEqual(
    [...new Set(unreadable)],
    brokenLines.map(({ line }) => line),
    "the good lines around them are not blamed",
  );
  await window.screenshot("broken-lines");
});

workbench.test("hovering over a problem explains it", "bad/roles.jsonl", async (window) => {
  const problem = await find(window, "invalid-role", 2);
  await window.goTo(problem.line, problem.column);
  await eventually(async () => {
    const text = await window.hover();
    assert.match(text, /invalid-role/);
    assert.ok(
      text.length > problem.message.length + 60,
      `says more than the problem itself: ${text}`,
    );
  });
  await window.screenshot("hover");
});

workbench.test("one problem is fixed by keyboard and undone", "bad/roles.jsonl", async (window) => {
  const problem = await find(window, "invalid-role", 2);
  await window.goTo(problem.line, problem.column);
  await window.quickFixes();
  await window.screenshot("quick-fix");
  await window.press("Escape");
  await window.quickFix(fixes.assistantRole);
  await window.problemsUntil((found) => !has(found, "invalid-role", 2));
  const saved = await window.save("bad/roles.jsonl");
  assert.match(lineOf(saved, 2), /"role":"model"/);
  assert.doesNotMatch(lineOf(saved, 2), /assistant/);

  await window.press("Control+Z");
  await window.problemsUntil((found) => has(found, "invalid-role", 2));
});

workbench.test("all certain problems are fixed at once", "bad/roles.jsonl", async (window) => {
  const before = await window.problemsUntil((found) => missing(roles, found).length === 0);
  await window.goTo(1, 1);
  await window.runCommand("Dataset Workbench: Fix All Certain Problems in File");
  const after = await window.problemsUntil((found) => !has(found, "invalid-role", 2));
  assert.ok(errors(after) < errors(before), after.map(describe).join("\n"));
  const saved = await window.save("bad/roles.jsonl");
  assert.doesNotMatch(saved, /"assistant"/);
  assert.match(
    lineOf(saved, 5),
    /"role":"user".*"role":"user"/,
    "what only a person can decide stays",
  );
  await window.screenshot("fixed-all");
});

workbench.test("problems come and go while typing", "good/support-triage.jsonl", async (window) => {
  await window.statusUntil(/12 examples/);
  assert.equal(errors(await window.problems()), 0);
  await window.goTo(3, 1);
  await window.type("{");
  await window.problemsUntil((found) => has(found, "invalid-json", 3));
  await window.squiggles("error").first().waitFor();
  await window.statusUntil(/\d+ errors?$/);
  await window.focusEditor();
  await window.press("Backspace");
  await window.problemsUntil((found) => errors(found) === 0);
  await window.statusUntil(/^((?!error).)*$/);
});

workbench.test("the status bar sums the file up", "bad/roles.jsonl", async (window) => {
  await window.statusUntil(/gemini · 10 examples · \d+ errors/);
  await window.statusItem.click();
  const problems = await window.problemsUntil((found) => missing(roles, found).length === 0);
  await window.statusUntil(new RegExp(` ${errors(problems)} errors`));
  await window.statusItem.hover();
  await window.page.locator(".monaco-hover:visible", { hasText: "warning" }).waitFor();
  await window.screenshot("status");
});

workbench.test(
  "a server that was killed comes back with its problems",
  "bad/roles.jsonl",
  async (window) => {
    await find(window, "invalid-role", 2);
    const [killed] = await window.languageServers();
    assert.ok(killed !== undefined, "a server runs");
    process.kill(killed, "SIGKILL");
    await eventually(async () => {
      const [running] = await window.languageServers();
      assert.ok(running !== undefined && running !== killed, "another server runs");
    });
    await find(window, "invalid-role", 2);
    await window.statusUntil(/gemini · 10 examples/);
  },
);

workbench.test("the server can be restarted by hand", "bad/roles.jsonl", async (window) => {
  await find(window, "invalid-role", 2);
  const [before] = await window.languageServers();
  await window.runCommand("Dataset Workbench: Restart Server");
  await eventually(async () => {
    const running = await window.languageServers();
    assert.equal(running.length, 1, "one server runs");
    assert.notEqual(running[0], before, "and it is another one");
  });
  await find(window, "invalid-role", 2);
  await window.statusUntil(/gemini · 10 examples/);
  assert.equal(await window.statusItem.count(), 1);
});

/** Waits for a problem. */
async function find(window: EditorWindow, rule: string, line: number): Promise<Problem> {
  const problems = await window.problemsUntil((found) => has(found, rule, line));
  const problem = problems.find((one) => one.rule === rule && one.line === line);
  assert.ok(problem);
  return problem;
}

function has(problems: readonly Problem[], rule: string, line: number): boolean {
  return problems.some((problem) => problem.rule === rule && problem.line === line);
}

function missing(expected: readonly Expected[], problems: readonly Problem[]): readonly Expected[] {
  return expected.filter(
    ({ line, severity, rule, words }) =>
      !problems.some(
        (problem) =>
          problem.line === line &&
          problem.severity === severity &&
          problem.rule === rule &&
          words.test(problem.message),
      ),
  );
}

function errors(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

function lineOf(text: string, line: number): string {
  return text.split("\n")[line - 1] ?? "";
}
