import { pathToFileURL } from "node:url";
import type { Position } from "vscode-languageserver-protocol/node";
import type { LanguageServer, Published } from "./languageServer.js";

/** A replacement, as an editor tells of it; on lines that end with LF. */
export interface Change {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A document open in a server, with the editor's side of its text. */
export class EditedDocument {
  readonly uri: string;
  readonly #undo: Change[] = [];
  #version = 1;

  private constructor(
    readonly server: LanguageServer,
    file: string,
    readonly lines: string[],
  ) {
    this.uri = pathToFileURL(file).href;
  }

  /**
   * Opens a file, of which dataset rules have something to say.
   * @returns the document, and the milliseconds from the call that sends it to the first diagnostics, which may be of what has
   *   been read so far, and to those about the whole file
   */
  static async open(
    server: LanguageServer,
    file: string,
    text: string,
  ): Promise<{ document: EditedDocument; first: number; whole: number }> {
    const document = new EditedDocument(server, file, text.split("\n"));
    const first = server.published(document.uri, () => true);
    const whole = server.published(document.uri, ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === "conflicting-outputs"),
    );
    const start = performance.now();
    await server.open(document.uri, "jsonl", text);
    return { document, first: (await first).at - start, whole: (await whole).at - start };
  }

  /** Makes a change here, and tells the server. */
  async change(change: Change): Promise<void> {
    this.#undo.push(this.#apply(change));
    await this.#send(change);
  }

  /** Takes the last change back that was not taken back; false where there is none. */
  async undo(): Promise<boolean> {
    const change = this.#undo.pop();
    if (change === undefined) {
      return false;
    }
    this.#apply(change);
    await this.#send(change);
    return true;
  }

  /** Types one character, or more at once. */
  async type(at: Position, text: string): Promise<void> {
    await this.change({ start: at, end: at, text });
  }

  /** Takes away the character before a place. */
  async backspace(at: Position): Promise<void> {
    await this.change({ start: { ...at, character: at.character - 1 }, end: at, text: "" });
  }

  /**
   * Makes an edit and waits for the diagnostics that are as asked for, of the text after it.
   * @returns them, and the milliseconds from the call that sends the edit
   */
  async timed(
    edit: () => Promise<unknown>,
    wanted: (published: Published) => boolean = () => true,
  ): Promise<{ elapsed: number; published: Published }> {
    const version = this.#version + 1;
    const answer = this.server.published(
      this.uri,
      (published) => published.version === version && wanted(published),
    );
    const start = performance.now();
    await edit();
    const published = await answer;
    return { elapsed: published.at - start, published };
  }

  async #send({ start, end, text }: Change): Promise<void> {
    this.#version++;
    await this.server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri, version: this.#version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  /** @returns the change that takes it back */
  #apply({ start, end, text }: Change): Change {
    const before = this.lines.slice(start.line, end.line + 1).join("\n");
    const afterEnd = (this.lines[end.line] ?? "").length - end.character;
    const head = before.slice(0, start.character);
    const tail = before.slice(before.length - afterEnd);
    const after = (head + text + tail).split("\n");
    this.lines.splice(start.line, end.line - start.line + 1, ...after);
    return {
      start,
      end: {
        line: start.line + after.length - 1,
        character: (after.at(-1) ?? "").length - tail.length,
      },
      text: before.slice(head.length, before.length - tail.length),
    };
  }
}
