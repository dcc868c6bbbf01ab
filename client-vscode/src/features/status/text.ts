import type { DatasetStatus } from "./protocol";

/** The status bar's text, for example `$(table) gemini · 12 examples · 2 errors`. */
export function statusText(status: DatasetStatus): string {
  const icon = status.state === "analysing" ? "$(loading~spin)" : "$(table)";
  const found = [...problems(status)];
  return [
    `${icon} ${formatName(status)}`,
    count(status.examples, "example"),
    found[0] ?? "no problems",
  ].join(" · ");
}

/** The same in full, as Markdown. */
export function statusDetails(status: DatasetStatus): string {
  const found = [...problems(status)];
  if (status.information > 0) {
    found.push(`${status.information.toLocaleString("en")} information`);
  }
  return [
    "**Dataset Workbench**",
    `Format: ${formatName(status)}`,
    `Examples: ${status.examples.toLocaleString("en")}`,
    `Found: ${found.length > 0 ? found.join(", ") : "no problems"}`,
    status.state === "analysing"
      ? "Still reading the file; numbers may change."
      : "Click to see the problems.",
  ].join("\n\n");
}

function formatName({ format }: DatasetStatus): string {
  return format === "unknown" ? "unknown format" : format;
}

/** Errors before warnings, what there is none of left out. */
function* problems({ errors, warnings }: DatasetStatus): Generator<string> {
  if (errors > 0) {
    yield count(errors, "error");
  }
  if (warnings > 0) {
    yield count(warnings, "warning");
  }
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
