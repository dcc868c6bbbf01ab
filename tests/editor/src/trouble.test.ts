import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "./harness/eventually.js";
import type { EditorWindow } from "./harness/window.js";
import { Workbench } from "./harness/workbench.js";

/** Neither answers, nor ends when its input does. */
const hangs = "setInterval(() => {}, 1000);";
const endsAtOnce = `
  console.error("You must install .NET to run this.\\nFramework: 10.0.0");
  process.exit(150);`;
/** Answers to `initialize`, then ends. */
const endsSoon = `
  process.stdin.once("data", () => {
    const answer = JSON.stringify({ jsonrpc: "2.0", id: 0, result: { capabilities: {} } });
    process.stdout.write("Content-Length: " + answer.length + "\\r\\n\\r\\n" + answer);
    setTimeout(() => process.exit(3), 300);
  });`;
const refuses = `
  process.stdin.once("data", () => {
    const error = { code: -32603, message: "no licence to count" };
    const answer = JSON.stringify({ jsonrpc: "2.0", id: 0, error });
    process.stdout.write("Content-Length: " + answer.length + "\\r\\n\\r\\n" + answer);
  });
  setInterval(() => {}, 1000);`;

const workbench = Workbench.forThisFile();

workbench.test("only who has the token gets in", "bad/roles.jsonl", async (window) => {
  assert.equal((await fetch(workbench.address)).status, 403);
  await window.statusUntil(/10 examples/);
});

workbench.test(
  "a server that hangs while starting gives way to the one named next",
  "bad/roles.jsonl",
  async (window) => {
    await window.statusUntil(/10 examples/);
    await workbench.useServer(hangs);
    // Also as the first server of a window.
    await eventually(() => oneServer(window, /server-/));
    await window.page.reload();
    await window.page.locator(".tab.active").waitFor();
    await eventually(() => oneServer(window, /server-/));

    await workbench.useServer();
    await window.statusUntil(/10 examples/);
    await oneServer(window, /dataset-lsp/);
    assert.deepEqual(await window.messages(), []);
  },
);

workbench.test("a server that does not answer is given up", "bad/roles.jsonl", async (window) => {
  await window.statusUntil(/10 examples/);
  await workbench.useServer(hangs);
  const message = await window.messageUntil(/has not answered within 20 seconds/);
  assert.deepEqual(message.buttons, ["Restart", "Show Log"]);
  await window.statusUntil(/has stopped/);
  assert.deepEqual(await window.languageServers(), []);
  await window.screenshot("server-hangs");
  await workbench.useServer();
  await window.statusUntil(/10 examples/);
});

workbench.test(
  "a server that ends at once is explained in one message",
  "bad/roles.jsonl",
  async (window) => {
    await window.statusUntil(/10 examples/);
    await workbench.useServer(endsAtOnce);
    const message = await window.messageUntil(/ended at once/);
    assert.equal(
      message.text,
      "The server ended at once (exit code 150): You must install .NET to run this. Framework: 10.0.0",
    );
    assert.deepEqual(message.buttons, ["Show Log", "Open Settings"]);
    await window.statusUntil(/has stopped/);
    // Long enough for another message, or another attempt.
    await pause(2000);
    assert.equal((await window.messages()).length, 1);
    await window.screenshot("server-ends-at-once");
    await workbench.useServer();
    await window.statusUntil(/10 examples/);
  },
);

workbench.test(
  "a server that refuses is explained and ended",
  "bad/roles.jsonl",
  async (window) => {
    await window.statusUntil(/10 examples/);
    await workbench.useServer(refuses);
    await window.messageUntil(/could not be initialized: no licence to count/);
    assert.equal((await window.messages()).length, 1);
    await window.statusUntil(/has stopped/);
    assert.deepEqual(await window.languageServers(), []);
    await workbench.useServer();
    await window.statusUntil(/10 examples/);
  },
);

workbench.test(
  "a server that keeps crashing is started again four times",
  "bad/roles.jsonl",
  async (window) => {
    await window.statusUntil(/10 examples/);
    await workbench.useServer(endsSoon);
    const message = await window.messageUntil(/ended 5 times within 3 minutes/);
    assert.match(message.text, /exit code 3/);
    assert.deepEqual(message.buttons, ["Restart", "Show Log"]);
    assert.equal((await window.messages()).length, 1);
    await window.statusUntil(/has stopped/);
    await workbench.useServer();
    await window.statusUntil(/10 examples/);
  },
);

async function oneServer(window: EditorWindow, command: RegExp): Promise<void> {
  const servers = await window.languageServers();
  assert.equal(servers.length, 1, "one server runs");
  assert.match(await readFile(`/proc/${servers[0]}/cmdline`, "utf8"), command);
}
