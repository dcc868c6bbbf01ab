/**
 * A reporter for Node's test runner: one JSON line with the counts.
 * @param {AsyncIterable<{type: string, data: any}>} events
 */
export default async function* count(events) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details.type === "suite") {
      continue;
    }
    if (data.skip !== undefined || data.todo !== undefined) {
      tally.skipped++;
    } else if (type === "test:pass") {
      tally.passed++;
    } else {
      tally.failed++;
    }
  }
  yield `${JSON.stringify(tally)}\n`;
}
