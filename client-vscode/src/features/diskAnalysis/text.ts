import type { FileTotals } from "./protocol";

/** What was found, for example `12 examples, 2 errors, 1 warning.` */
export function totalsText(totals: FileTotals): string {
  const found = [
    count(totals.errors, "error"),
    count(totals.warnings, "warning"),
    count(totals.information, "note"),
  ].filter((text) => !text.startsWith("0 "));
  const problems = found.length > 0 ? found.join(", ") : "no problems";
  return `${count(totals.examples, "example")}, ${problems}.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
