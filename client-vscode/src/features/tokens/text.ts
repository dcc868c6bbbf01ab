import type { Range } from "vscode-languageclient/node";
import type { CutPart } from "./protocol";

/** A stretch of text that is one token, or a character that is several. */
export interface Place {
  readonly range: Range;
  /** The number of its first token, from 1. */
  readonly number: number;
  readonly ids: readonly number[];
}

/** The tokens by where they stand. */
export function places(part: CutPart): readonly Place[] {
  const found: { range: Range; number: number; ids: number[] }[] = [];
  for (const [index, { range, id }] of part.tokens.entries()) {
    const last = found.at(-1);
    if (last !== undefined && isSame(last.range, range)) {
      last.ids.push(id);
    } else {
      found.push({ range, number: part.first + index + 1, ids: [id] });
    }
  }
  return found;
}

/** The whole part, for example `≈12,345 tokens, 5,001–9,000 marked`. */
export function partText({ count, isExact, first, tokens }: CutPart): string {
  const all = `${isExact ? "" : "≈"}${counted(count)}`;
  return tokens.length === count
    ? all
    : `${all}, ${(first + 1).toLocaleString("en")}–${(first + tokens.length).toLocaleString("en")} marked`;
}

/** One place, for example `Token 12 of 345, id 4521`. */
export function tokenText({ count }: CutPart, number: number, ids: readonly number[]): string {
  const last = number + ids.length - 1;
  const numbers = ids.length === 1 ? `Token ${number}` : `Tokens ${number}–${last}`;
  return `${numbers} of ${count.toLocaleString("en")}, ${ids.length === 1 ? "id" : "ids"} ${ids.join(", ")}`;
}

function isSame(one: Range, other: Range): boolean {
  return (
    one.start.line === other.start.line &&
    one.start.character === other.start.character &&
    one.end.line === other.end.line &&
    one.end.character === other.end.character
  );
}

function counted(number: number): string {
  return `${number.toLocaleString("en")} ${number === 1 ? "token" : "tokens"}`;
}
