import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "./harness/eventually.js";
import type { EditorWindow } from "./harness/window.js";
import { Workbench } from "./harness/workbench.js";

const workbench = Workbench.forThisFile();
const sample = "good/support-triage.jsonl";

workbench.test(
  "each example shows its tokens, and an edit changes them",
  sample,
  async (window) => {
    const [before] = await window.inlayHintsUntil((hints) => hints.length >= 3);
    assert.match(before ?? "", /^≈\d+ tokens$/);
    await window.screenshot("inlay-hints");

    await window.goTo(1, (await columnOf(window, 1, "charged twice")) + 1);
    await window.type("really truly certainly ");
    await window.inlayHintsUntil(([hint]) => hint !== before && numberIn(hint) > numberIn(before));
  },
);

workbench.test("hovering over a part says its tokens", sample, async (window) => {
  await window.inlayHintsUntil((hints) => hints.length > 0);
  await window.goTo(1, await columnOf(window, 1, "charged twice"));
  const text = await eventually(async () => {
    const hover = await window.hover();
    assert.match(hover, /Part: ≈\d+ tokens · Example: ≈\d+ tokens/);
    return hover;
  });
  assert.match(text, /% of the 131,072 that Gemini 3.5 Flash takes/);
  assert.match(text, /system \d+ · user \d+ · model \d+/);
  assert.match(text, /An estimate\. .*gemma4/);
  await window.screenshot("token-hover");
});

workbench.test("another model judges the file anew", sample, async (window) => {
  await window.tokensUntil(
    /^Gemini 3\.5 Flash · ≈[\d.]+k? tokens · (≈|less than )US\$[\d.]+ per epoch$/,
  );
  await window.tokenItem.hover();
  const tooltip = window.page.locator(".monaco-hover:visible", {
    hasText: "for a million training tokens",
  });
  await tooltip.waitFor();
  await window.screenshot("token-status");

  await window.tokenItem.click();
  const focused = window.page.locator(".quick-input-list .monaco-list-row.focused");
  await focused.filter({ hasText: "Gemini 3.5 Flash" }).waitFor();
  await window.screenshot("select-model");
  await window.type("gemini-2.5-pro");
  await focused.filter({ hasText: "gemini-2.5-pro, retired" }).waitFor();
  await window.press("Enter");

  await window.tokensUntil(/^Gemini 2\.5 Pro · [\d.]+k? tokens · /);
  await window.inlayHintsUntil(([hint]) => /^\d+ tokens$/.test(hint ?? ""));
  await window.problemsUntil((found) => found.some(({ rule }) => rule === "retired-model"));
  const settings = await readFile(path.join(window.folder, ".vscode/settings.json"), "utf8");
  assert.deepEqual(JSON.parse(settings), { "datasetLsp.model": "gemini-2.5-pro" });

  await window.focusEditor();
  await window.runCommand("Dataset Workbench: Select Model…");
  await focused.filter({ hasText: "Takes your own setting away" }).waitFor();
  await window.press("Enter");
  await window.tokensUntil(/^Gemini 3\.5 Flash · ≈/);
});

workbench.test(
  "token boundaries are shown, hidden, and go with an edit",
  sample,
  async (window) => {
    await window.inlayHintsUntil((hints) => hints.length > 0);
    const column = await columnOf(window, 1, "charged twice");
    await window.goTo(1, column);
    const marked = window.page.locator('.editor-instance .view-overlays [class*="ced-"]');
    const item = window.statusBarItem("datasetLsp.boundaries");

    await window.runCommand("Dataset Workbench: Show or Hide Token Boundaries");
    await marked.first().waitFor();
    assert.match(plain(await item.innerText()), /^≈\d+ tokens$/);
    assert.ok((await marked.count()) > 20, "one mark a token");
    await window.screenshot("token-boundaries");

    await window.runCommand("Dataset Workbench: Show or Hide Token Boundaries");
    await marked.first().waitFor({ state: "detached" });
    await item.waitFor({ state: "hidden" });

    await window.runCommand("Dataset Workbench: Show or Hide Token Boundaries");
    await marked.first().waitFor();
    await window.type("x");
    await marked.first().waitFor({ state: "detached" });
  },
);

/** Where a text begins on a line; both count from 1. */
async function columnOf(window: EditorWindow, line: number, text: string): Promise<number> {
  const lines = (await readFile(path.join(window.folder, sample), "utf8")).split("\n");
  const column = (lines[line - 1] ?? "").indexOf(text) + 1;
  assert.ok(column > 0, `"${text}" stands on line ${line}`);
  return column;
}

function numberIn(hint: string | undefined): number {
  return Number(/[\d,]+/.exec(hint ?? "")?.[0].replaceAll(",", ""));
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ").trim();
}
