/** The value that half of the others do not exceed. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The least value that so many in a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) {
    throw new Error("There is no median of nothing.");
  }
  return value;
}

/** Megabytes are 10⁶ bytes throughout. */
export const megabyte = 1_000_000;

export function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(0)} MB`;
}

export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

export function inMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

export function asRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}
