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
  /** Not there where nothing was counted. */
  readonly tokens?: TokenStatus;
  /** What people call the model that holds. */
  readonly model?: string;
  /** Not there where no price is known. */
  readonly cost?: CostStatus;
  readonly state: "analysing" | "ready";
}

export interface TokenStatus {
  readonly count: number;
  /** Those that are paid for in each epoch. */
  readonly trained: number;
  readonly isExact: boolean;
  /** What to know of the numbers. */
  readonly note?: string;
}

export interface CostStatus {
  /** US$, for all epochs, or for one where their number is not set. */
  readonly amount: number;
  readonly epochs?: number;
  /** The price, where it is from and how sure it is. */
  readonly note: string;
}

export const datasetStatus = new NotificationType<DatasetStatus>("datasetLsp/status");
