import type { Severity } from "./harness/window.js";

/** One problem that a sample is there to show. */
export interface Expected {
  readonly line: number;
  readonly severity: Severity;
  readonly rule: string;
  /** Words that the message cannot do without, whatever else it says. */
  readonly words: RegExp;
}

/** What must be found in samples/bad/roles.jsonl. */
export const roles: readonly Expected[] = [
  { line: 2, severity: "error", rule: "invalid-role", words: /assistant/ },
  { line: 3, severity: "error", rule: "invalid-role", words: /system/i },
  { line: 4, severity: "error", rule: "last-turn", words: /last turn|end/i },
  { line: 5, severity: "warning", rule: "role-order", words: /user/ },
  { line: 6, severity: "error", rule: "empty-content", words: /empty|nothing/i },
  { line: 7, severity: "error", rule: "missing-field", words: /contents/ },
  { line: 8, severity: "warning", rule: "unknown-field", words: /systemInstructions/ },
  { line: 10, severity: "warning", rule: "duplicate-example", words: /line 1\b/ },
];

/** What must be found in samples/bad/broken-lines.jsonl. */
export const brokenLines: readonly Expected[] = [
  { line: 2, severity: "error", rule: "invalid-json", words: /comma/i },
  { line: 3, severity: "error", rule: "invalid-json", words: /quote/i },
  { line: 4, severity: "error", rule: "invalid-json", words: /ends|closed|cut/i },
  { line: 5, severity: "error", rule: "invalid-json", words: /tab|control character/i },
  { line: 6, severity: "error", rule: "invalid-json", words: /NaN/ },
  { line: 7, severity: "error", rule: "invalid-json", words: /second|two|another|after|follow/i },
];

/** Titles of the fixes that the tests choose. */
export const fixes = {
  assistantRole: /model/,
} as const;
