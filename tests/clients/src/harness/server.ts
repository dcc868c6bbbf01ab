import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { serverExecutable } from "../../../../scripts/lib/paths.js";

/** Where the built executable lies, to be put on the PATH of editors. */
export const serverFolder = path.dirname(serverExecutable);

/** The built language server as a process of its own. */
export class ServerProcess {
  readonly process: ChildProcessWithoutNullStreams;
  /** The exit code; null where a signal ended it. */
  readonly exitCode: Promise<number | null>;
  errors = "";

  /** @param folder takes the server's log */
  constructor(folder: string) {
    if (!existsSync(serverExecutable)) {
      throw new Error("The server has not been built: npm run build.");
    }
    this.process = spawn(
      serverExecutable,
      ["lsp", "--stdio", "--log-file", path.join(folder, "server.log")],
      { cwd: folder },
    );
    this.process.stderr.on("data", (data: Buffer) => (this.errors += data.toString()));
    // A write to a server that has gone is part of some tests.
    this.process.stdin.on("error", () => undefined);
    this.exitCode = new Promise((resolve) => {
      this.process.once("close", resolve);
    });
  }

  /** Ends it where the test has not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill("SIGKILL");
    await this.exitCode;
  }
}
