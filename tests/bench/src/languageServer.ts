import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type {
  ClientCapabilities,
  Diagnostic,
  PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";
import { serverExecutable } from "../../../scripts/lib/paths.js";

/** Diagnostics as they came, and when. */
export interface Published extends PublishDiagnosticsParams {
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
}

/** How a dataset stands, of which the number of tokens is of interest here, and when that came. */
export interface Status {
  readonly uri: string;
  readonly tokens?: { readonly count: number };
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
}

/** How diagnostics get to the client. */
export type Delivery = "pushed" | "pulled";

/** A language server as a process of its own, with a client on VS Code's own library in front of it. */
export class LanguageServer {
  readonly started = performance.now();
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly #ended: Promise<unknown>;
  readonly #listeners = new Set<(published: Published) => void>();
  /** Called with each status that comes. */
  onStatus: (status: Status) => void = () => {};

  constructor(command: string, args: readonly string[]) {
    this.process = spawn(command, args);
    this.#ended = new Promise((resolve) => this.process.once("close", resolve));
    this.process.stderr.pipe(process.stderr);
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification(
      "textDocument/publishDiagnostics",
      (params: PublishDiagnosticsParams) => {
        const published = { ...params, at: performance.now() };
        for (const listener of this.#listeners) {
          listener(published);
        }
      },
    );
    this.connection.onNotification("datasetLsp/status", (params: Omit<Status, "at">) => {
      this.onStatus({ ...params, at: performance.now() });
    });
    this.connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.connection.listen();
  }

  /** Ours, as built. Its log goes to a file, as it does for a person. */
  static ours(logFile: string): LanguageServer {
    return new LanguageServer(serverExecutable, ["lsp", "--stdio", "--log-file", logFile]);
  }

  async initialize(delivery: Delivery): Promise<void> {
    const capabilities: ClientCapabilities = {
      workspace: {
        configuration: true,
        workspaceEdit: { documentChanges: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        codeAction: {
          dataSupport: true,
          resolveSupport: { properties: ["edit"] },
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
        },
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        ...(delivery === "pulled" && { diagnostic: {} }),
      },
    };
    await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: { statusNotifications: true },
    });
    await this.connection.sendNotification("initialized", {});
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** The next diagnostics of a document that are as asked for. To be called before what brings them about. */
  published(uri: string, wanted: (published: Published) => boolean): Promise<Published> {
    return new Promise((resolve, reject) => {
      const listener = (published: Published): void => {
        if (published.uri === uri && wanted(published)) {
          clearTimeout(limit);
          this.#listeners.delete(listener);
          resolve(published);
        }
      };
      const limit = setTimeout(() => {
        this.#listeners.delete(listener);
        reject(new Error("The diagnostics waited for have not come within 60 s."));
      }, 60_000);
      this.#listeners.add(listener);
    });
  }

  /** Resident memory in bytes, now; its peak since the start where asked. */
  resident(which: "VmRSS" | "VmHWM" = "VmRSS"): number {
    const status = readFileSync(`/proc/${String(this.process.pid)}/status`, "utf8");
    const kibibytes = new RegExp(`^${which}:\\s*(\\d+) kB$`, "m").exec(status)?.[1];
    if (kibibytes === undefined) {
      throw new Error(`The system does not say how much memory process ${this.process.pid} has.`);
    }
    return Number(kibibytes) * 1024;
  }

  /** Leaves it in order, and waits for its end. */
  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    this.connection.dispose();
    await this.#ended;
  }
}

/** Whether one of the diagnostics begins on a line and has a code. */
export function hasOn(diagnostics: readonly Diagnostic[], line: number, code: string): boolean {
  return diagnostics.some((one) => one.range.start.line === line && one.code === code);
}
