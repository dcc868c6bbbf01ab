import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { TestContext } from "node:test";
import {
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationParams,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileChangeType,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type ProtocolConnection,
  type Range,
  type RegistrationParams,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { eventually } from "./eventually.js";
import { scratchFolder } from "./scratch.js";
import { ServerProcess } from "./server.js";

/** Which of LSP's two ways diagnostics take. */
export type Delivery = "pushed" | "pulled";

interface OpenDocument {
  text: string;
  version: number;
}

/** A small editor without a screen, on the libraries that VS Code's own client is made of. */
export class Client {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #registered: string[] = [];
  #settings: object = {};
  /** How often the server asked to be asked again for diagnostics. */
  refreshes = 0;

  private constructor(
    readonly folder: string,
    readonly server: ServerProcess,
    readonly connection: ProtocolConnection,
    readonly delivery: Delivery,
  ) {}

  static async start(context: TestContext, delivery: Delivery): Promise<Client> {
    const folder = scratchFolder(context);
    const server = new ServerProcess(folder);
    context.after(() => server[Symbol.asyncDispose]());
    const connection = createProtocolConnection(server.process.stdout, server.process.stdin);
    context.after(() => {
      connection.dispose();
    });
    const client = new Client(folder, server, connection, delivery);
    await client.#initialize();
    return client;
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  text(file: string): string {
    return this.#document(file).text;
  }

  /** The text in a range of the document: a range is right if it is what the message is about. */
  textIn(file: string, range: Range): string {
    const text = this.text(file);
    return text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
  }

  async open(file: string, text: string): Promise<void> {
    await writeFile(path.join(this.folder, file), text);
    this.#documents.set(file, { text, version: 1 });
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: this.uri(file), languageId: "jsonl", version: 1, text },
    });
  }

  /** Makes edits as an editor does: to its own text, and by telling of each, the last in the text first. */
  async edit(file: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.#document(file);
    const sorted = [...edits].sort(
      (a, b) => offsetAt(document.text, b.range.start) - offsetAt(document.text, a.range.start),
    );
    for (const { range, newText } of sorted) {
      const { text } = document;
      document.text =
        text.slice(0, offsetAt(text, range.start)) +
        newText +
        text.slice(offsetAt(text, range.end));
    }
    document.version++;
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri(file), version: document.version },
      contentChanges: sorted.map(({ range, newText }) => ({ range, text: newText })),
    });
  }

  /** Saves, and gives back what is then on disk. */
  async save(file: string): Promise<string> {
    const target = path.join(this.folder, file);
    await writeFile(target, this.text(file));
    await this.connection.sendNotification("textDocument/didSave", {
      textDocument: { uri: this.uri(file) },
    });
    return readFile(target, "utf8");
  }

  /** Waits until the diagnostics of the document's present text are as asked for. */
  async diagnosticsUntil(
    file: string,
    done: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return eventually(async () => {
      const diagnostics = await this.#diagnostics(file);
      if (diagnostics === undefined || !done(diagnostics)) {
        throw new Error(`The diagnostics are ${JSON.stringify(diagnostics, null, 1)}`);
      }
      return diagnostics;
    });
  }

  /** What is on offer, each with its edits resolved. */
  async codeActions(
    file: string,
    range: Range,
    context: { diagnostics: readonly Diagnostic[]; only?: string[] },
  ): Promise<CodeAction[]> {
    const offered = await this.connection.sendRequest<CodeAction[] | null>(
      "textDocument/codeAction",
      { textDocument: { uri: this.uri(file) }, range, context },
    );
    return Promise.all(
      (offered ?? []).map((action) =>
        this.connection.sendRequest<CodeAction>("codeAction/resolve", action),
      ),
    );
  }

  /** Applies an action that changes this document and nothing else. */
  async apply(file: string, action: CodeAction): Promise<void> {
    const changes = action.edit?.documentChanges;
    assert.equal(changes?.length, 1, action.title);
    const [change] = changes;
    assert.ok(change !== undefined && "textDocument" in change);
    assert.deepEqual(change.textDocument, {
      uri: this.uri(file),
      version: this.#document(file).version,
    });
    await this.edit(file, change.edits as TextEdit[]);
  }

  /** Changes the person's settings; the server is told, and asks. */
  async configure(settings: object): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** Tells of a change on disk, once the server has asked for that. */
  async changedOnDisk(file: string, type: FileChangeType): Promise<void> {
    await eventually(() => {
      assert.ok(this.#registered.includes("workspace/didChangeWatchedFiles"));
    });
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: this.uri(file), type }],
    });
  }

  /** Says goodbye in order; the server must then end with 0 and have said nothing outside the protocol. */
  async stop(): Promise<void> {
    assert.equal(await this.connection.sendRequest("shutdown"), null);
    await this.connection.sendNotification("exit");
    assert.equal(await this.server.exitCode, 0);
    assert.equal(this.server.errors, "");
  }

  async #initialize(): Promise<void> {
    const { connection } = this;
    connection.onNotification(
      "textDocument/publishDiagnostics",
      (published: PublishDiagnosticsParams) => {
        this.#published.set(published.uri, published);
      },
    );
    connection.onRequest("workspace/configuration", ({ items }: ConfigurationParams) =>
      items.map(({ section }) => (section === "datasetLsp" ? this.#settings : null)),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      this.#registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      return null;
    });
    connection.listen();

    const capabilities: ClientCapabilities = {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        codeAction: {
          dataSupport: true,
          resolveSupport: { properties: ["edit"] },
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
        },
        publishDiagnostics: { versionSupport: true },
        ...(this.delivery === "pulled" && { diagnostic: {} }),
      },
    };
    const { capabilities: served } = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      clientInfo: { name: "client tests" },
      rootUri: pathToFileURL(this.folder).href,
      capabilities,
    });
    assert.equal(served.positionEncoding, "utf-16");
    assert.equal(served.diagnosticProvider !== undefined, this.delivery === "pulled");
    await connection.sendNotification("initialized", {});
  }

  async #diagnostics(file: string): Promise<readonly Diagnostic[] | undefined> {
    if (this.delivery === "pulled") {
      assert.equal(this.#published.get(this.uri(file)), undefined, "nothing is pushed");
      const report = await this.connection.sendRequest<DocumentDiagnosticReport>(
        "textDocument/diagnostic",
        { textDocument: { uri: this.uri(file) } },
      );
      assert.equal(report.kind, "full");
      return report.items;
    }
    const published = this.#published.get(this.uri(file));
    return published?.version === this.#document(file).version ? published.diagnostics : undefined;
  }

  #document(file: string): OpenDocument {
    const document = this.#documents.get(file);
    assert.ok(document !== undefined, `${file} is open`);
    return document;
  }
}

/** Positions count UTF-16 code units, and so does JavaScript. */
function offsetAt(text: string, { line, character }: Range["start"]): number {
  let start = 0;
  for (let before = 0; before < line; before++) {
    start = text.indexOf("\n", start) + 1;
  }
  return start + character;
}
