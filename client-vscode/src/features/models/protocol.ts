import { RequestType, type TextDocumentIdentifier } from "vscode-languageclient/node";

interface Question {
  readonly textDocument?: TextDocumentIdentifier;
}

interface ModelChoice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** A heading; models of one group stand together. */
  readonly group: string;
  readonly isRetired: boolean;
}

interface Choices {
  readonly current: string;
  /** The one that holds where the person sets none. */
  readonly default: string;
  /** Whether the team's `datasetlsp.json` names that one. */
  readonly isDefaultTeams: boolean;
  /** Retired ones last. */
  readonly models: readonly ModelChoice[];
}

export const models = new RequestType<Question, Choices, void>("datasetLsp/models");
