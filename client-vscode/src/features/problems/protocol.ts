import {
  type Position,
  type Range,
  RequestType,
  type TextDocumentIdentifier,
} from "vscode-languageclient/node";

export type Direction = "next" | "previous";

interface Question {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly direction: Direction;
}

interface Problem {
  readonly range: Range;
  readonly message: string;
  readonly code: string;
}

export const nextProblem = new RequestType<Question, Problem | null, void>(
  "datasetLsp/nextProblem",
);
