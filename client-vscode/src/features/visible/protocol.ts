import { NotificationType, type Range } from "vscode-languageclient/node";

/** What the windows show of one data set. */
export interface VisibleRanges {
  readonly uri: string;
  readonly ranges: readonly Range[];
}

export const visibleRanges = new NotificationType<VisibleRanges>("datasetLsp/visibleRanges");
