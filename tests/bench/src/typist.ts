import { setTimeout as pause } from "node:timers/promises";
import type { Diagnostic, Position } from "vscode-languageserver-protocol/node";
import type { Random } from "../../clients/src/harness/random.js";
import type { EditedDocument } from "./editedDocument.js";
import { hasOn } from "./languageServer.js";

/** Somebody who works on a dataset at human speed; what they do follows from the seed of the random numbers. */
export class Typist {
  /** Milliseconds from each keystroke to the diagnostics of the text with it. */
  readonly keystrokes: number[] = [];

  constructor(
    readonly document: EditedDocument,
    readonly random: Random,
  ) {}

  /** A place in the first text of a random example whose JSON is whole. */
  somewhere(): Position {
    const { lines } = this.document;
    const mark = '"text": "';
    for (;;) {
      const line = this.random.below(lines.length);
      const text = lines[line] ?? "";
      if (text.includes(mark) && isJson(text)) {
        return { line, character: text.indexOf(mark) + mark.length };
      }
    }
  }

  /** Types one character and waits for the diagnostics; checks that they are those of the line with it. */
  async key(at: Position, text: string): Promise<void> {
    const { elapsed, published } = await this.document.timed(() => this.document.type(at, text));
    this.#take(elapsed, published.diagnostics, at.line, text === '"');
  }

  /** Takes away the character before a place; the line is then valid. */
  async backspace(at: Position): Promise<void> {
    const { elapsed, published } = await this.document.timed(() => this.document.backspace(at));
    this.#take(elapsed, published.diagnostics, at.line, false);
  }

  /** Types a word and a quotation mark that breaks the line's JSON, sees the error, and takes the mark back. */
  async *word(): AsyncGenerator<void> {
    const at = this.somewhere();
    const letters = Array.from({ length: 3 + this.random.below(8) }, () =>
      String.fromCharCode(97 + this.random.below(26)),
    );
    for (const [index, letter] of [...letters, " ", '"'].entries()) {
      yield;
      await this.key({ ...at, character: at.character + index }, letter);
    }
    yield;
    await this.backspace({ ...at, character: at.character + letters.length + 2 });
  }

  /** What a person does between two pauses. */
  async work(): Promise<void> {
    const { document, random } = this;
    const kind = random.below(10);
    if (kind < 5) {
      const keys = this.word();
      while ((await keys.next()).done !== true) {
        await pause(60 + random.below(140));
      }
    } else if (kind === 5) {
      const { line: from } = this.somewhere();
      const copied = document.lines.slice(from, from + 1 + random.below(100));
      const { line } = this.somewhere();
      await document.type({ line, character: 0 }, `${copied.join("\n")}\n`);
    } else if (kind === 6) {
      const { line } = this.somewhere();
      const last = Math.min(document.lines.length - 1, line + 1 + random.below(100));
      await document.change({
        start: { line, character: 0 },
        end: { line: last, character: 0 },
        text: "",
      });
    } else if (kind === 7) {
      for (let times = 1 + random.below(8); times > 0 && (await document.undo()); times--) {
        await pause(60 + random.below(140));
      }
    } else {
      await this.#ask(kind === 8 ? "textDocument/hover" : "textDocument/codeAction");
    }
  }

  async #ask(method: string): Promise<void> {
    const at = this.somewhere();
    await this.document.server.connection.sendRequest(method, {
      textDocument: { uri: this.document.uri },
      position: at,
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
  }

  #take(elapsed: number, diagnostics: readonly Diagnostic[], line: number, broken: boolean): void {
    if (hasOn(diagnostics, line, "invalid-json") !== broken) {
      throw new Error(
        `The diagnostics after a keystroke are wrong about line ${line + 1}: it is ${broken ? "broken" : "whole"}.`,
      );
    }
    this.keystrokes.push(elapsed);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
