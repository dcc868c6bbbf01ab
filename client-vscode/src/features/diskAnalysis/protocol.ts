import { RequestType } from "vscode-languageclient/node";

interface Question {
  readonly uri: string;
  readonly workDoneToken: string;
}

/** What was found in a file on disk. */
export interface FileTotals {
  /** Name of the training format, or `unknown`. */
  readonly format: string;
  readonly examples: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** How many diagnostics were sent. */
  readonly shown: number;
}

export const analyzeFile = new RequestType<Question, FileTotals, void>("datasetLsp/analyzeFile");
