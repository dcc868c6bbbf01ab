import { NotificationType } from "vscode-languageclient/node";

/** What the server says about one data set, each time it has looked at it. */
export interface DatasetStatus {
  readonly uri: string;
  /** Name of the training format, or `unknown`. */
  readonly format: string;
  readonly examples: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly state: "analysing" | "ready";
}

export const datasetStatus = new NotificationType<DatasetStatus>("datasetLsp/status");
