import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { windows } from "./paths.js";

/** Process groups to end when this process ends, however it ends. */
const groups = new Set();
let watching = false;
let ending = false;

/** @param {number} pid */
function killGroup(pid, /** @type {NodeJS.Signals} */ signal = "SIGKILL") {
  if (windows) {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has already ended.
  }
}

/**
 * Ends the child and everything it started when this process ends.
 * The child must have been started with `detached: true`, so that it leads its own group.
 * @param {import("node:child_process").ChildProcess} child
 */
export function endWithUs(child) {
  if (child.pid === undefined) {
    return;
  }
  groups.add(child.pid);
  endWell();
}

/** Ends what we started before we end; a signal then takes three seconds at most. */
export function endWell() {
  if (watching) {
    return;
  }
  watching = true;
  process.on("exit", () => {
    for (const pid of groups) {
      killGroup(pid);
    }
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => void endAll(signal === "SIGINT" ? 130 : 143));
  }
}

/** Whether a signal has asked us to end, so that a child's end says nothing. */
export function isEnding() {
  return ending;
}

/**
 * Asks all groups to end, so that they can end theirs, waits three seconds at most, and exits.
 * @param {number} exitCode
 */
async function endAll(exitCode) {
  ending = true;
  for (const pid of groups) {
    killGroup(pid, "SIGTERM");
  }
  const deadline = Date.now() + 3000;
  while (Date.now() < deadline && [...groups].some(isRunning)) {
    await pause(50);
  }
  process.exit(exitCode);
}

/** @param {number} pid of a group's leader */
function isRunning(pid) {
  try {
    process.kill(windows ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends a child's whole group: asks first, and insists after five seconds.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopGroup(child) {
  const pid = child.pid;
  if (pid === undefined) {
    return;
  }
  const ended =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => child.once("exit", resolve));
  killGroup(pid, "SIGTERM");
  const insist = setTimeout(() => killGroup(pid), 5000);
  await ended;
  clearTimeout(insist);
  // The leader has gone; what it left behind must not outlive it.
  killGroup(pid);
  groups.delete(pid);
}

/**
 * Runs a program with its output on ours, and gives back its exit code; 124 where it took too long.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, minutes?: number, quiet?: boolean, log?: string}} [options]
 * `quiet` keeps the output back unless the program fails; `log` names a file to take it instead.
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd, env, minutes = 30, quiet = false, log } = {}) {
  return new Promise((resolve) => {
    const sink = log !== undefined ? openSync(log, "w") : quiet ? "pipe" : "inherit";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", sink, sink],
      detached: !windows,
    });
    if (typeof sink === "number") {
      closeSync(sink);
    }
    endWithUs(child);
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on("data", (data) => output.push(data));
    child.stderr?.on("data", (data) => output.push(data));
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      console.error(`${command} ${args[0] ?? ""} has not ended after ${minutes} minutes: stopped.`);
      stopGroup(child);
    }, minutes * 60_000);
    child.once("error", (error) => {
      clearTimeout(limit);
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      if (child.pid !== undefined) {
        groups.delete(child.pid);
      }
      const result = late ? 124 : (code ?? 1);
      if (quiet && result !== 0) {
        process.stderr.write(Buffer.concat(output));
      }
      resolve(result);
    });
  });
}

/**
 * Runs a program that must succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    throw new StepFailed(`${command} ${args.join(" ")} ended with ${code}.`);
  }
}

/** A failure that its own output has explained: needs no stack trace. */
export class StepFailed extends Error {}

/**
 * The entry of each script: prints a failure as one line and sets the exit code.
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StepFailed ? error.message : error);
    process.exitCode = 1;
  }
}
