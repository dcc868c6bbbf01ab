import type { CostStatus, DatasetStatus, TokenStatus } from "./protocol";

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

/** What training on it takes, for example `Gemini 2.5 Flash · ≈48.2k tokens · US$0.24 per epoch`. */
export function tokenText({ model, tokens, cost }: DatasetStatus): string {
  return [
    ...(model === undefined ? [] : [model]),
    ...(tokens === undefined ? [] : [`${about(tokens)}${compact(tokens.count)} tokens`]),
    ...(tokens === undefined || cost === undefined ? [] : [costText(tokens, cost)]),
  ].join(" · ");
}

/** The same in full, as Markdown. */
export function tokenDetails({ model, tokens, cost }: DatasetStatus): string {
  return [
    `**Model to be tuned**: ${model ?? "none"}`,
    ...(tokens === undefined ? ["No tokens are counted."] : countedDetails(tokens)),
    ...(tokens === undefined
      ? []
      : cost === undefined
        ? ["What training costs is not known of this model."]
        : costDetails(tokens, cost)),
    "Click to select another model.",
  ].join("\n\n");
}

function countedDetails(tokens: TokenStatus): string[] {
  const paid =
    tokens.trained === tokens.count
      ? ""
      : `; ${about(tokens)}${tokens.trained.toLocaleString("en")} are paid for in an epoch, since the prompt goes with each answer`;
  return [
    `**Tokens**: ${about(tokens)}${tokens.count.toLocaleString("en")}${paid}`,
    ...(tokens.note === undefined ? [] : [`An estimate. ${tokens.note}`]),
  ];
}

function costDetails(tokens: TokenStatus, cost: CostStatus): string[] {
  const epochs =
    cost.epochs === undefined
      ? "for each epoch; how many there are is set by `datasetLsp.epochs`, or `epochs` in `datasetlsp.json`"
      : `for ${count(cost.epochs, "epoch")}`;
  return [`**Training**: ${dollars(cost.amount, tokens)} ${epochs}`, cost.note];
}

function costText(tokens: TokenStatus, cost: CostStatus): string {
  const per = cost.epochs === undefined ? "per epoch" : `for ${count(cost.epochs, "epoch")}`;
  return `${dollars(cost.amount, tokens)} ${per}`;
}

function about({ isExact }: TokenStatus): string {
  return isExact ? "" : "≈";
}

function compact(number: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 })
    .format(number)
    .replace("K", "k");
}

function dollars(amount: number, tokens: TokenStatus): string {
  return amount > 0 && amount < 0.01
    ? "less than US$0.01"
    : `${about(tokens)}US$${amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
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
