import type { DocumentSelector } from "vscode-languageclient/node";

/** Data sets on disk and unsaved ones. In a remote window, files there have the scheme `file` or `vscode-remote`. */
export const datasets: DocumentSelector = [
  { language: "jsonl", scheme: "file" },
  { language: "jsonl", scheme: "untitled" },
  { language: "jsonl", scheme: "vscode-remote" },
];

/** What the server is told about: data sets and the workbench's own configuration. */
export const served: DocumentSelector = [
  ...datasets,
  { pattern: "**/datasetlsp.json", scheme: "file" },
  { pattern: "**/datasetlsp.json", scheme: "vscode-remote" },
];
