import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type * as vscode from "vscode";

/** How many of its last lines, and of their characters, go into a message. */
const lines = 4;
const characters = 400;

/** One run of the server's executable. */
export class ServerProcess {
  /** Whether it has answered `initialize`. */
  initialized = false;
  readonly #lastLines: string[] = [];
  readonly #ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    log: vscode.LogOutputChannel,
  ) {
    // The client hears of these errors only while it has a connection; without a listener they
    // would end the extension host.
    child.stdin.on("error", () => {});
    child.stdout.on("error", () => {});
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.error(line);
      if (line.trim() !== "") {
        this.#lastLines.push(line.trim());
        this.#lastLines.splice(0, this.#lastLines.length - lines);
      }
    });
    // `close` comes after the last line; not at all where the server left a child that holds its pipes.
    this.#ended = new Promise((resolve) => {
      child.once("close", () => {
        resolve();
      });
      child.once("exit", () => setTimeout(resolve, 500));
    });
  }

  /** Throws where the system cannot run the file. */
  static async start(file: string, log: vscode.LogOutputChannel): Promise<ServerProcess> {
    // Beside the server, not in the workspace, where Windows would look for libraries.
    const child = spawn(file, ["lsp", "--stdio"], { cwd: path.dirname(file), windowsHide: true });
    await once(child, "spawn");
    return new ServerProcess(child, log);
  }

  get stdin(): NodeJS.WritableStream {
    return this.child.stdin;
  }

  get stdout(): NodeJS.ReadableStream {
    return this.child.stdout;
  }

  /** How it ended and the last it said, for example `(exit code 150): no such framework`. */
  get end(): string {
    const { exitCode, signalCode } = this.child;
    const how = signalCode === null ? `exit code ${exitCode ?? "unknown"}` : signalCode;
    const words = this.#lastLines.join(" ");
    const short = words.length > characters ? `…${words.slice(-characters)}` : words;
    return short === "" ? `(${how}).` : `(${how}): ${short}`;
  }

  async endsWithin(milliseconds: number): Promise<boolean> {
    const late = new AbortController();
    try {
      return await Promise.race([
        this.#ended.then(() => true),
        pause(milliseconds, false, { signal: late.signal }),
      ]);
    } finally {
      late.abort();
    }
  }

  /** Ends it, and our end of its pipes, which a child of its own may hold open. */
  kill(): void {
    this.child.kill("SIGKILL");
    this.child.stdin.destroy();
    this.child.stdout.destroy();
  }
}
