import { mkdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { artifacts } from "../../../../scripts/lib/paths.js";
import type { VsCodeServer } from "../../../../scripts/vscode/server.js";
import { eventually } from "./eventually.js";

export type Severity = "error" | "warning" | "info" | "hint";

/** One row of the Problems panel. Line and column count from 1. */
export interface Problem {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** One VS Code window, driven as a person drives it: by keys, and by what can be seen. */
export class EditorWindow {
  /** What the page's console said, for the evidence of a failure. */
  readonly console: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly server: VsCodeServer,
    readonly folder: string,
  ) {
    page.on("console", (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.console.push(`error: ${error.message}`));
  }

  static async open(
    page: Page,
    server: VsCodeServer,
    folder: string,
    file: string,
  ): Promise<EditorWindow> {
    const window = new EditorWindow(page, server, folder);
    await page.goto(server.addressOf(folder, file));
    await page.locator(".tab.active", { hasText: path.posix.basename(file) }).waitFor();
    await page.locator(".editor-instance .view-line").first().waitFor();
    return window;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  squiggles(severity: Severity): Locator {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  /** One of the extension's items in the status bar. */
  statusBarItem(id: string): Locator {
    return this.page.locator(`.statusbar-item[id="dataset-workbench.dataset-workbench.${id}"]`);
  }

  /** The status bar item of the extension. */
  get statusItem(): Locator {
    return this.statusBarItem("datasetLsp.status");
  }

  /** The status bar item with the model and the tokens. */
  get tokenItem(): Locator {
    return this.statusBarItem("datasetLsp.tokens");
  }

  /** Waits until the text of the status bar item is as asked for. */
  async statusUntil(expected: RegExp): Promise<void> {
    await this.#itemUntil(this.statusItem, expected);
  }

  /** The same for the item with the model and the tokens. */
  async tokensUntil(expected: RegExp): Promise<void> {
    await this.#itemUntil(this.tokenItem, expected);
  }

  /** Waits until the inlay hints in sight are as asked for, and gives them back in order. */
  async inlayHintsUntil(done: (hints: string[]) => boolean): Promise<string[]> {
    return eventually(async () => {
      const hints = (
        await this.page.locator('.editor-instance [class*="dyn-rule"]').allInnerTexts()
      )
        .map(plain)
        .filter((text) => text !== "");
      if (!done(hints)) {
        throw new Error(`The inlay hints are: ${JSON.stringify(hints)}`);
      }
      return hints;
    });
  }

  async #itemUntil(item: Locator, expected: RegExp): Promise<void> {
    await eventually(async () => {
      const text = plain(await item.innerText());
      if (!expected.test(text)) {
        throw new Error(`The status bar says "${text}", which is not ${expected}.`);
      }
    });
  }

  /** The messages in the corner, each with the titles of its buttons. */
  async messages(): Promise<{ text: string; buttons: string[] }[]> {
    const messages = await this.page.locator(".notifications-toasts .notification-list-item").all();
    return Promise.all(
      messages.map(async (message) => ({
        text: plain(await message.locator(".notification-list-item-message").innerText()),
        buttons: await message
          .locator(".notification-list-item-buttons-container a")
          .allInnerTexts(),
      })),
    );
  }

  /** Waits for a message in the corner. */
  async messageUntil(expected: RegExp): Promise<{ text: string; buttons: string[] }> {
    return eventually(async () => {
      const messages = await this.messages();
      const found = messages.find(({ text }) => expected.test(text));
      if (found === undefined) {
        throw new Error(`No message ${expected}; there are: ${JSON.stringify(messages)}`);
      }
      return found;
    }, 40);
  }

  /** Gives the keys to the text, after the Problems panel had them. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press("Control+1");
  }

  /** All rows of the Problems panel, which is opened if need be. */
  async problems(): Promise<Problem[]> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) {
      await this.page.keyboard.press("Control+Shift+M");
      await panel.waitFor();
    }
    const rows = panel.locator(".monaco-list-row");
    if ((await rows.count()) === 0) {
      return [];
    }
    // The list holds only the rows in view: scroll through it.
    const found = new Map<string, Problem>();
    const box = await panel.boundingBox();
    if (box === null) {
      throw new Error("The Problems panel cannot be seen.");
    }
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.wheel(0, -100_000);
    for (let before = -1; found.size > before;) {
      before = found.size;
      for (const row of await rows.evaluateAll(readRows)) {
        const problem = parseProblem(row);
        if (problem !== undefined) {
          found.set(JSON.stringify(problem), problem);
        }
      }
      await this.page.mouse.wheel(0, box.height / 2);
    }
    await this.page.mouse.move(0, 0);
    return [...found.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Waits until the Problems panel lists what is asked for, and gives back the whole list. */
  async problemsUntil(done: (problems: Problem[]) => boolean): Promise<Problem[]> {
    return eventually(async () => {
      const problems = await this.problems();
      if (!done(problems)) {
        throw new Error(`The Problems panel lists:\n${problems.map(describe).join("\n")}`);
      }
      return problems;
    });
  }

  /** Puts the cursor there; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.#quickInput().fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** The text shown when hovering at the cursor. */
  async hover(): Promise<string> {
    await this.page.keyboard.press("Control+K");
    await this.page.keyboard.press("Control+I");
    const box = this.page.locator(".monaco-hover:visible .monaco-hover-content").first();
    return eventually(async () => {
      const text = plain(await box.innerText());
      if (text === "" || text.includes("Loading...")) {
        throw new Error("The hover is empty.");
      }
      return text;
    });
  }

  /** Titles that the quick fix menu at the cursor offers; the menu stays open. */
  async quickFixes(): Promise<string[]> {
    await this.page.keyboard.press("Control+.");
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Opens the quick fix menu at the cursor and chooses by keyboard. */
  async quickFix(title: string | RegExp): Promise<void> {
    const titles = await this.quickFixes();
    const index = titles.findIndex((offered) => offered.match(title));
    if (index < 0) {
      throw new Error(`No quick fix ${title}; offered: ${titles.join(" | ")}`);
    }
    const focused = this.page.locator(".action-widget .monaco-list-row.focused");
    for (let presses = 0; !plain(await focused.innerText()).match(title); presses++) {
      if (presses > titles.length) {
        throw new Error(`The quick fix ${title} could not be reached by keyboard.`);
      }
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
    await this.page.locator(".action-widget").waitFor({ state: "hidden" });
  }

  /** Runs a command by its title in the palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.#quickInput().fill(`>${title}`);
    // By keyboard: a row that is drawn anew meanwhile takes no click.
    const first = this.page.locator(".quick-input-list .monaco-list-row.focused", {
      hasText: title,
    });
    await first.waitFor();
    await this.page.keyboard.press("Enter");
    await first.waitFor({ state: "hidden" });
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Saves the active file and gives back what is then on disk. */
  async save(file: string): Promise<string> {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".tab.active:not(.dirty)").waitFor();
    return readFile(path.join(this.folder, file), "utf8");
  }

  /** A picture in artifacts/screenshots. */
  async screenshot(name: string): Promise<void> {
    const folder = path.join(artifacts, "screenshots");
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  /** Process ids of the language servers that run for windows of this VS Code (Linux only). */
  async languageServers(): Promise<number[]> {
    const pids: number[] = [];
    for (const entry of await readdir("/proc")) {
      if (!/^\d+$/.test(entry)) {
        continue;
      }
      const [stat, command] = await Promise.all([
        readFile(`/proc/${entry}/stat`, "utf8").catch(() => ""),
        readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => ""),
      ]);
      const group = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
      if (group === this.server.group && command.includes("\0lsp\0--stdio")) {
        pids.push(Number(entry));
      }
    }
    return pids;
  }

  #quickInput(): Locator {
    return this.page.locator(".quick-input-widget input.input");
  }
}

export function describe(problem: Problem): string {
  return `${problem.line}:${problem.column} ${problem.severity} ${problem.rule}: ${problem.message}`;
}

interface Row {
  readonly label: string;
  readonly rule: string;
}

/** Runs in the page. */
function readRows(rows: (HTMLElement | SVGElement)[]): Row[] {
  return rows.map((row) => ({
    label: row.getAttribute("aria-label") ?? "",
    rule: row.querySelector(".marker-code")?.textContent ?? "",
  }));
}

const label = /^(Error|Warning|Info|Hint): (.*) at line (\d+) and character (\d+)\./s;

/** Undefined for a row that is a file, or related information. */
function parseProblem(row: Row): Problem | undefined {
  const [, severity = "", message = "", line, column] = label.exec(plain(row.label)) ?? [];
  return row.rule === "" || severity === ""
    ? undefined
    : {
        severity: severity.toLowerCase() as Severity,
        rule: row.rule,
        message,
        line: Number(line),
        column: Number(column),
      };
}

/** VS Code shows a no-break space for a space in places. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ").trim();
}
