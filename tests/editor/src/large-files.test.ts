import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import { eventually } from "./harness/eventually.js";
import type { EditorWindow } from "./harness/window.js";
import { Workbench } from "./harness/workbench.js";

const workbench = Workbench.forThisFile();

/** More problems than the server sends at once (400), and than VS Code draws (500). */
const lines = 2000;

/** One error a line. */
const wrong = (number: number): string =>
  JSON.stringify({
    contents: [
      { role: "user", parts: [{ text: `Question ${number}` }] },
      { role: "assistant", parts: [{ text: `Answer ${number}` }] },
    ],
  });

workbench.test(
  "next problem goes from one to the next and round",
  "bad/roles.jsonl",
  async (window) => {
    await window.problemsUntil((found) => found.length > 5);
    await window.focusEditor();
    await window.goTo(1, 1);
    const places: string[] = [];
    for (let presses = 0; presses < 30 && !places.slice(1).includes(places[0] ?? ""); presses++) {
      const before = await cursor(window);
      await window.press("Alt+F9");
      places.push(
        await eventually(async () => {
          const now = await cursor(window);
          assert.notEqual(now, before, "the cursor moves");
          return now;
        }),
      );
      await window.page.locator(".monaco-hover:visible .hover-row").first().waitFor();
      if (presses === 1) {
        await window.screenshot("next-problem");
      }
      await window.press("Escape");
    }
    const rows = places.map((place) => Number(/Ln (\d+)/.exec(place)?.[1]));
    assert.ok(new Set(rows).size >= 8, `each line with a problem is visited: ${places.join("; ")}`);
    assert.equal(places.at(-1), places[0], "after the last comes the first");

    await window.press("Alt+Shift+F9");
    await eventually(async () => {
      assert.equal(await cursor(window), places.at(-2), "and back");
    });
  },
);

workbench.test(
  "problems beyond those that are sent show where one scrolls to",
  "bad/roles.jsonl",
  async (window) => {
    const text = Array.from({ length: lines }, (_, number) => `${wrong(number)}\n`).join("");
    await openNew(window, "many.jsonl", text);
    await window.statusUntil(/2,?000 examples · 2,?000 errors/);
    await window.squiggles("error").first().waitFor();

    await window.goTo(1500, 1);
    await eventually(async () => {
      assert.ok((await markedRows(window)) >= 5, "the lines in sight are marked");
    });
    await window.screenshot("many-problems");

    // And the next problem is found where nothing was sent of it.
    await window.goTo(900, 200);
    await window.press("Alt+F9");
    await eventually(async () => {
      assert.match(await cursor(window), /Ln 901,/);
    });
    await eventually(async () => {
      assert.ok((await markedRows(window)) >= 5, "the lines in sight are marked");
    });
  },
);

workbench.test(
  "a file on disk is analyzed by command",
  "good/support-triage.jsonl",
  async (window) => {
    await window.statusUntil(/12 examples/);
    // Above 50 MB VS Code gives extensions no text.
    const file = createWriteStream(path.join(window.folder, "huge.jsonl"));
    const padding = "word ".repeat(10_000);
    for (let number = 0; number < 1100; number++) {
      file.write(`${number % 100 === 0 ? wrong(number) : good(number, padding)}\n`);
    }
    file.end();
    await finished(file);
    await openFromExplorer(window, "huge.jsonl");
    const hint = window.page.locator(
      '.statusbar-item[id="dataset-workbench.dataset-workbench.datasetLsp.tooLarge"]',
    );
    await hint.waitFor();
    await window.screenshot("too-large");

    await window.runCommand("Dataset Workbench: Analyze File on Disk");
    const message = await window.messageUntil(/huge\.jsonl: 1,100 examples, 11 errors/);
    assert.deepEqual(message.buttons, ["Show Problems"]);
    await window.page.getByRole("button", { name: "Show Problems" }).click();
    await window.page.locator(".markers-panel").waitFor();
    const problems = await window.problemsUntil(
      (found) => found.filter(({ rule }) => rule === "invalid-role").length === 11,
    );
    assert.deepEqual(
      problems.filter(({ rule }) => rule === "invalid-role").map(({ line }) => line),
      Array.from({ length: 11 }, (_, index) => index * 100 + 1),
    );
    await window.screenshot("problems-on-disk");
  },
);

function good(number: number, padding: string): string {
  return wrong(number).replace("assistant", "model").replace("Answer", `${padding}Answer`);
}

/** What the status bar says of the cursor. */
async function cursor(window: EditorWindow): Promise<string> {
  return window.page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
}

/** How many squiggles there are in the part that can be seen. */
async function markedRows(window: EditorWindow): Promise<number> {
  return window.squiggles("error").count();
}

async function openNew(window: EditorWindow, name: string, text: string): Promise<void> {
  await writeFile(path.join(window.folder, name), text);
  await openFromExplorer(window, name);
  await window.page.locator(".editor-instance .view-line").first().waitFor();
}

async function openFromExplorer(window: EditorWindow, name: string): Promise<void> {
  await window.page.getByRole("treeitem", { name }).dblclick();
  await window.page.locator(".tab.active", { hasText: name }).waitFor();
}
