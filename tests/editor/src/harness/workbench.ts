import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { artifacts, root } from "../../../../scripts/lib/paths.js";
import { obtainVsCode } from "../../../../scripts/vscode/obtain.js";
import { VsCodeServer } from "../../../../scripts/vscode/server.js";
import { startChromium } from "./chromium.js";
import { EditorWindow } from "./window.js";

/** Makes typing predictable: what a test types is what the file gets. */
const settings = {
  "security.workspace.trust.enabled": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "editor.wordBasedSuggestions": "off",
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
};

/**
 * Real VS Code with our extension and server, one for the tests of a file.
 * Each test gets its own window on its own copy of the samples.
 */
export class Workbench {
  #scratch = "";
  #server: VsCodeServer | undefined;
  #browser: Browser | undefined;

  /** Starts it before the first test of the file and stops it after the last. */
  static forThisFile(): Workbench {
    const workbench = new Workbench();
    before(() => workbench.#start(), { timeout: 180_000 });
    after(() => workbench.#stop());
    return workbench;
  }

  /** A test on one of the samples. A failure leaves its evidence in artifacts/failures. */
  test(name: string, sample: string, body: (window: EditorWindow) => Promise<void>): void {
    void test(name, { timeout: 120_000 }, async () => {
      const folder = await this.#copyOfSamples();
      const window = await this.#open(folder, sample);
      try {
        await body(window);
      } catch (error) {
        await this.#keepEvidence(name, window);
        throw error;
      } finally {
        await window.close();
      }
    });
  }

  /** Where VS Code listens, without the token that opens it. */
  get address(): string {
    return this.#running.address;
  }

  /**
   * Puts a server of the test's own in place of the real one, in open windows too.
   * @param script what it does, in JavaScript; without it the real one comes back
   */
  async useServer(script?: string): Promise<void> {
    let file = process.env.DATASETLSP_EDITOR_TEST_SERVER;
    if (script !== undefined) {
      file = path.join(await mkdtemp(path.join(this.#scratch, "server-")), "server");
      await writeFile(file, `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
    }
    await this.#running.useServer(file);
  }

  get #running(): VsCodeServer {
    if (this.#server === undefined) {
      throw new Error("The workbench has not been started.");
    }
    return this.#server;
  }

  async #start(): Promise<void> {
    const tree = await obtainVsCode();
    this.#scratch = await mkdtemp(path.join(tmpdir(), "dataset-workbench-"));
    this.#server = await VsCodeServer.start({
      tree,
      data: this.#scratch,
      vsix: path.join(artifacts, "dataset-workbench-here.vsix"),
      // To try the tests out on another server than the one in the extension.
      ...(process.env.DATASETLSP_EDITOR_TEST_SERVER && {
        lsp: process.env.DATASETLSP_EDITOR_TEST_SERVER,
      }),
      settings,
    });
    // After the server's own handler, which ends what still writes there: also on Ctrl-C.
    process.once("exit", () => {
      rmSync(this.#scratch, { recursive: true, force: true, maxRetries: 5 });
    });
    this.#browser = await startChromium();
  }

  async #stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }

  async #copyOfSamples(): Promise<string> {
    const folder = path.join(await mkdtemp(path.join(this.#scratch, "test-")), "samples");
    await cp(path.join(root, "samples"), folder, { recursive: true });
    return folder;
  }

  async #open(folder: string, file: string): Promise<EditorWindow> {
    if (this.#browser === undefined) {
      throw new Error("The workbench has not been started.");
    }
    // A context of its own: VS Code keeps open tabs and layout in the browser's storage.
    const context = await this.#browser.newContext({ viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(20_000);
    return EditorWindow.open(await context.newPage(), this.#running, folder, file);
  }

  async #keepEvidence(name: string, window: EditorWindow): Promise<void> {
    const folder = path.join(artifacts, "failures", name.replace(/\W+/g, "-"));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await window.page.screenshot({ path: path.join(folder, "window.png") }).catch(() => {});
    await writeFile(path.join(folder, "console.txt"), window.console.join("\n"));
    const logs = path.join(this.#scratch, "user/logs");
    for (const entry of await readdir(logs, { recursive: true })) {
      if (entry.endsWith("Dataset Workbench.log") || entry.endsWith("remoteexthost.log")) {
        await cp(path.join(logs, entry), path.join(folder, entry.replaceAll(path.sep, "-")));
      }
    }
    console.log(`Evidence: ${path.relative(root, folder)}`);
  }
}
