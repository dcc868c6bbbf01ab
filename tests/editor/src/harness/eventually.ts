import { setTimeout as pause } from "node:timers/promises";

/**
 * Tries again until `attempt` no longer throws, and gives back its result.
 * After `seconds` the last attempt's own error is the failure.
 */
export async function eventually<T>(attempt: () => Promise<T>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await pause(100);
    }
  }
}
