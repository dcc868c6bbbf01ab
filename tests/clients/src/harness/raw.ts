import { once } from "node:events";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { type Message, StreamMessageReader } from "vscode-jsonrpc/node";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { eventually } from "./eventually.js";
import { scratchFolder } from "./scratch.js";
import { ServerProcess } from "./server.js";

/** A message of the server, as it came. */
export interface Received extends Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly version: number; diagnostics: Diagnostic[] };
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** One message with its header. */
export function frame(message: unknown, announced?: number): Buffer {
  const body = Buffer.from(typeof message === "string" ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${announced ?? body.length}\r\n\r\n`), body]);
}

/** The server behind a pipe into which a test writes whatever it likes. */
export class RawServer {
  readonly received: Received[] = [];
  readonly uri: string;
  #lastId = 0;

  private constructor(
    readonly server: ServerProcess,
    folder: string,
  ) {
    this.uri = pathToFileURL(`${folder}/train.jsonl`).href;
    new StreamMessageReader(server.process.stdout).listen((message) => {
      this.received.push(message);
    });
  }

  /** Starts it; unless told otherwise the client has said hello. */
  static async start(context: TestContext, { initialize = true } = {}): Promise<RawServer> {
    const folder = scratchFolder(context);
    const server = new ServerProcess(folder);
    context.after(() => server[Symbol.asyncDispose]());
    const raw = new RawServer(server, folder);
    if (initialize) {
      await raw.initialize();
    }
    return raw;
  }

  async initialize(): Promise<void> {
    const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };
    await this.request("initialize", { processId: process.pid, rootUri: null, capabilities });
    await this.notify("initialized", {});
  }

  /** Writes bytes, and waits where the server reads slower than that. */
  async send(bytes: Buffer | string): Promise<void> {
    const { stdin } = this.server.process;
    if (!stdin.write(bytes) && stdin.writable) {
      await Promise.race([once(stdin, "drain"), this.server.exitCode]);
    }
  }

  async notify(method: string, params?: unknown): Promise<void> {
    await this.send(frame({ jsonrpc: "2.0", method, params }));
  }

  /** Asks, and waits for the answer. */
  async request(method: string, params?: unknown): Promise<Received> {
    const id = `test-${++this.#lastId}`;
    await this.send(frame({ jsonrpc: "2.0", id, method, params }));
    return this.answerTo(id);
  }

  answerTo(id: string | number): Promise<Received> {
    return this.#until(`an answer to ${id}`, (one) => one.id === id && one.method === undefined);
  }

  /** Answers to what could not be read at all: their id is null. */
  unreadable(): number[] {
    return this.received
      .filter(({ id }) => id === null)
      .map(({ error }) => error?.code ?? Number.NaN);
  }

  async open(text: string, version = 1): Promise<void> {
    await this.notify("textDocument/didOpen", {
      textDocument: { uri: this.uri, languageId: "jsonl", version, text },
    });
  }

  async change(version: number, ...contentChanges: readonly unknown[]): Promise<void> {
    await this.notify("textDocument/didChange", {
      textDocument: { uri: this.uri, version },
      contentChanges,
    });
  }

  /** The rules of the diagnostics that were published last for a version of the document, once they are as asked for. */
  async rulesUntil(version: number, wanted: readonly string[]): Promise<void> {
    await eventually(() => {
      const last = this.received.findLast(({ params }) => params?.uri === this.uri)?.params;
      // That the few lines of a test are few goes without saying.
      const rules = last?.diagnostics
        .map(({ code }) => code)
        .filter((code) => code !== "too-few-examples");
      if (last?.version !== version || JSON.stringify(rules) !== JSON.stringify(wanted)) {
        throw new Error(`Version ${last?.version} has ${JSON.stringify(rules)}.`);
      }
    });
  }

  /** Says goodbye and gives back the exit code. */
  async stop(): Promise<number | null> {
    await this.request("shutdown");
    await this.notify("exit");
    return this.server.exitCode;
  }

  async #until(what: string, is: (message: Received) => boolean): Promise<Received> {
    return eventually(() => {
      const found = this.received.findLast(is);
      if (found === undefined) {
        throw new Error(`No ${what} came; the server ended with ${this.server.process.exitCode}.`);
      }
      return found;
    });
  }
}
