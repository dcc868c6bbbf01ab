import {
  type Position,
  type Range,
  RequestType,
  type TextDocumentIdentifier,
} from "vscode-languageclient/node";

interface Question {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** How a part is cut into tokens, in full or around a place. */
export interface CutPart {
  readonly range: Range;
  readonly count: number;
  readonly isExact: boolean;
  /** The number of the first of `tokens`, from 0. */
  readonly first: number;
  /** Those that share a character have the same range. */
  readonly tokens: readonly { readonly range: Range; readonly id: number }[];
  /** What to know of the numbers. */
  readonly note?: string;
}

export const tokens = new RequestType<Question, CutPart | null, void>("datasetLsp/tokens");
