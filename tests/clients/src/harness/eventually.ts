import { setTimeout as pause } from "node:timers/promises";

/** Tries again until `attempt` no longer throws; after 20 s the last attempt's error is the failure. */
export async function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await pause(20);
    }
  }
}
