import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { badRole, example } from "./data.js";
import { Random } from "./harness/random.js";
import { frame, RawServer } from "./harness/raw.js";

const parseError = -32700;
const invalidRequest = -32600;
const methodNotFound = -32601;
const notInitialized = -32002;

test("garbage instead of messages is told once, and reading goes on", async (context) => {
  const raw = await RawServer.start(context);
  await raw.send(new Random(1).bytes(1_000_000));

  await raw.open(badRole);

  await raw.rulesUntil(1, ["invalid-role"]);
  assert.deepEqual(raw.unreadable(), [parseError]);
  assert.equal(await raw.stop(), 0);
});

test("garbage before the first message is no reason to give up", async (context) => {
  const raw = await RawServer.start(context, { initialize: false });
  await raw.send("Welcome to this machine!\nLast login: today\n\n");

  await raw.initialize();

  assert.equal(await raw.stop(), 0);
});

for (const [what, header] of [
  ["no number", "Content-Length: many\r\n\r\n"],
  ["negative", "Content-Length: -5\r\n\r\n"],
  ["beyond all numbers", "Content-Length: 99999999999999999999999\r\n\r\n"],
  ["missing", "Content-Type: application/vscode-jsonrpc\r\n\r\n"],
] as const) {
  test(`a Content-Length that is ${what} costs its message and no other`, async (context) => {
    const raw = await RawServer.start(context);
    await raw.send(`${header}{"jsonrpc":"2.0","id":1,"method":"shutdown"}`);

    await raw.open(badRole);

    await raw.rulesUntil(1, ["invalid-role"]);
    assert.deepEqual(raw.unreadable(), [parseError]);
    assert.equal(await raw.stop(), 0);
  });
}

test("a Content-Length that is too small costs its message and no other", async (context) => {
  const raw = await RawServer.start(context);
  const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "shutdown" });
  for (const announced of [0, 1, 10, message.length - 1]) {
    await raw.send(frame(message, announced));
    assert.equal((await raw.request("no/such")).error?.code, methodNotFound);
  }
  assert.equal(await raw.stop(), 0);
});

test("a Content-Length that is too large costs its message and the next", async (context) => {
  const raw = await RawServer.start(context);
  const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "shutdown" });
  for (const more of [1, 2, 15, 20, 25]) {
    await raw.send(frame(message, message.length + more));
    await raw.notify("no/such");
    assert.equal((await raw.request("no/such")).error?.code, methodNotFound);
  }
  assert.equal(await raw.stop(), 0);
});

test("200 MB in one message are refused and not kept", async (context) => {
  const raw = await RawServer.start(context);
  await raw.open(badRole);
  await raw.rulesUntil(1, ["invalid-role"]);
  const before = await peakMemory(raw);
  const start = `{"jsonrpc":"2.0","id":"long","method":"textDocument/hover","params":"`;
  const total = 200_000_000;
  await raw.send(`Content-Length: ${total}\r\n\r\n${start}`);
  const piece = Buffer.alloc(1_000_000, "x");
  for (let left = total - start.length; left > 0; left -= piece.length) {
    await raw.send(piece.subarray(0, Math.min(left, piece.length)));
  }

  const refused = await raw.answerTo("long");

  assert.equal(refused.error?.code, invalidRequest);
  assert.match(refused.error.message, /200000000 bytes is longer/);
  assert.ok((await peakMemory(raw)) - before < 50_000_000, "the server does not grow");
  assert.equal(await raw.stop(), 0);
});

test("200 MB announced that never come end with the input", async (context) => {
  const raw = await RawServer.start(context);
  await raw.send('Content-Length: 200000000\r\n\r\n{"jsonrpc"');

  raw.server.process.stdin.end();

  assert.equal(await raw.server.exitCode, 1);
  assert.equal(raw.server.errors, "");
});

test("a pipe closed in the middle of a message ends the server in order", async (context) => {
  for (const sent of ["Content-Le", "Content-Length: 10\r\n", 'Content-Length: 10\r\n\r\n{"a"']) {
    const raw = await RawServer.start(context);
    await raw.send(sent);

    raw.server.process.stdin.end();

    assert.equal(await raw.server.exitCode, 1);
    assert.equal(raw.server.errors, "");
  }
});

test(
  "a client that no longer listens ends the server with its next message",
  {
    skip: process.platform === "win32" && "Windows' console stream takes a broken pipe for success",
  },
  async (context) => {
    const raw = await RawServer.start(context);
    raw.server.process.stdout.destroy();

    // The input stays open. What the server says of the file is what nobody hears.
    await raw.open(badRole);

    assert.equal(await raw.server.exitCode, 1);
    assert.equal(raw.server.errors, "");
  },
);

test("bodies that are no messages are told one by one", async (context) => {
  const raw = await RawServer.start(context);
  for (const body of ["", "{", "[]", "null", '{"id":{}}', "\u0000", "[".repeat(100_000)]) {
    await raw.send(frame(body));
  }
  await raw.send(frame({ jsonrpc: "2.0" }));

  assert.equal((await raw.request("no/such")).error?.code, methodNotFound);
  assert.deepEqual(raw.unreadable(), [...Array<number>(7).fill(parseError), invalidRequest]);
  assert.equal(await raw.stop(), 0);
});

test("unknown requests are refused, unknown notifications and answers ignored", async (context) => {
  const raw = await RawServer.start(context);
  for (const method of ["no/such", "", "textDocument/didOpen2", "$/private", "__proto__"]) {
    assert.equal((await raw.request(method, { any: "thing" })).error?.code, methodNotFound);
    await raw.notify(method, [1, 2]);
  }
  await raw.send(frame({ jsonrpc: "2.0", id: 4711, result: {} }));
  await raw.send(frame({ jsonrpc: "2.0", id: null, error: { code: 1, message: "" } }));

  await raw.open(badRole);

  await raw.rulesUntil(1, ["invalid-role"]);
  assert.deepEqual(raw.unreadable(), []);
  assert.equal(await raw.stop(), 0);
});

test("before initialize requests are refused and notifications dropped", async (context) => {
  const raw = await RawServer.start(context, { initialize: false });
  await raw.open(badRole);
  const textDocument = { uri: raw.uri };
  for (const method of ["textDocument/hover", "textDocument/codeAction", "shutdown", "no/such"]) {
    assert.equal((await raw.request(method, { textDocument })).error?.code, notInitialized);
  }

  await raw.initialize();

  assert.equal((await raw.request("textDocument/documentSymbol", { textDocument })).result, null);
  await raw.open(badRole);
  await raw.rulesUntil(1, ["invalid-role"]);
  assert.equal((await raw.request("initialize", { capabilities: {} })).error?.code, invalidRequest);
  assert.equal(await raw.stop(), 0);
});

test("parameters of a wrong shape are refused and change nothing", async (context) => {
  const raw = await RawServer.start(context);
  await raw.open(badRole);
  await raw.rulesUntil(1, ["invalid-role"]);
  for (const params of [undefined, null, 3, "text", [], {}, { textDocument: 1 }]) {
    await raw.notify("textDocument/didChange", params);
    await raw.notify("textDocument/didOpen", params);
    await raw.notify("textDocument/didClose", params);
    assert.ok((await raw.request("textDocument/codeAction", params)).error);
  }

  await raw.change(2, { text: `${example("assistant")}\n${badRole}` });

  await raw.rulesUntil(2, ["invalid-role", "invalid-role"]);
  assert.equal(await raw.stop(), 0);
});

test("edits out of range end at the text's ends", async (context) => {
  const raw = await RawServer.start(context);
  await raw.open(badRole);
  const far = { line: 4_000_000_000, character: 4_000_000_000 };
  const start = { line: 0, character: 0 };

  // After the end comes a broken line; from a place after the line's end, and backwards, the whole text goes.
  await raw.change(2, { range: { start: far, end: far }, text: "{" });
  await raw.rulesUntil(2, ["invalid-role", "invalid-json"]);
  await raw.change(3, { range: { start: far, end: start }, text: badRole });
  await raw.change(4, { range: { start, end: far }, text: badRole });
  await raw.rulesUntil(4, ["invalid-role"]);

  // Lines that no text has, or that are none at all.
  for (const line of [-1, 1e300, 0.5, "1", null]) {
    await raw.change(5, { range: { start: { line, character: 0 }, end: far }, text: "" });
  }
  await raw.change(6, { text: badRole });
  await raw.rulesUntil(6, ["invalid-role"]);
  assert.equal(await raw.stop(), 0);
});

test("versions out of order count in the order in which they come", async (context) => {
  const raw = await RawServer.start(context);
  await raw.open(badRole, 10);
  await raw.rulesUntil(10, ["invalid-role"]);
  for (const version of [10, 3, -7, 2_000_000_000, 11]) {
    await raw.change(version, { text: `{\n${badRole}` });
    await raw.rulesUntil(version, ["invalid-json", "invalid-role"]);
    await raw.change(version, { text: badRole });
    await raw.rulesUntil(version, ["invalid-role"]);
  }
  assert.equal(await raw.stop(), 0);
});

test("a document that was closed, never opened, or opened twice is no trouble", async (context) => {
  const raw = await RawServer.start(context);
  const textDocument = { uri: raw.uri };
  await raw.change(1, { text: badRole });
  await raw.notify("textDocument/didClose", { textDocument });
  await raw.open("{");
  await raw.open(badRole);
  await raw.rulesUntil(1, ["invalid-role"]);
  await raw.notify("textDocument/didClose", { textDocument });
  await raw.notify("textDocument/didSave", { textDocument });
  assert.equal((await raw.request("textDocument/documentSymbol", { textDocument })).result, null);
  for (const uri of ["", "no uri", "file://", "untitled:a", "file:///%zz", "http://a b/"]) {
    await raw.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "jsonl", version: 1, text: badRole },
    });
  }

  await raw.open(badRole, 2);
  await raw.rulesUntil(2, ["invalid-role"]);
  assert.equal(await raw.stop(), 0);
});

const frames = process.env.DATASETLSP_TEST_LONG === "1" ? 100_000 : 2_000;

test(
  `${frames} random messages, none of which ends the server`,
  { timeout: 1_200_000 },
  async (context) => {
    const random = new Random(20_261_122);
    const raw = await RawServer.start(context);
    const answers = { succeeded: 0, refused: 0 };
    const breathe = async (): Promise<void> => {
      await catchUp(raw);
      answers.succeeded += raw.received.filter(({ result }) => result !== undefined).length;
      answers.refused += raw.received.filter(({ error }) => error !== undefined).length;
      raw.received.length = 0;
    };
    for (let sent = 0; sent < frames; sent++) {
      await raw.send(randomFrame(random, raw.uri));
      if (sent % 1000 === 999) {
        await breathe();
      }
    }
    await breathe();
    assert.ok(answers.succeeded > frames / 100, `${answers.succeeded} succeeded`);
    assert.ok(answers.refused > frames / 100, `${answers.refused} were refused`);

    // And it still does its work.
    await raw.notify("textDocument/didClose", { textDocument: { uri: raw.uri } });
    await raw.open(badRole, 1_000_000_000);
    await raw.rulesUntil(1_000_000_000, ["invalid-role"]);
    assert.equal(await raw.stop(), 0);
    assert.equal(raw.server.errors, "");
  },
);

/** Waits until all that was sent has been read, also where the last message announced more than it had. */
async function catchUp(raw: RawServer): Promise<void> {
  await raw.send("\r\n".repeat(10_000));
  await raw.notify("no/such");
  assert.equal((await raw.request("no/such")).error?.code, methodNotFound);
}

/** A message that may be right, wrong in what it says, no message at all, or wrong in its header. */
function randomFrame(random: Random, uri: string): Buffer {
  const message = frame(randomMessage(random, uri));
  // Each that is broken costs its neighbours, too.
  switch (random.below(32)) {
    case 0:
      return random.bytes(random.below(200));
    case 1:
      return frame(random.bytes(random.below(200)).toString("latin1"));
    case 2:
      return message.subarray(0, random.below(message.length));
    case 3: {
      const body = message.subarray(message.indexOf("{"));
      return frame(body.toString(), Math.max(0, body.length + random.below(100) - 50));
    }
    case 4:
      message[random.below(message.length)] = random.below(256);
      return message;
    default:
      return message;
  }
}

const methods = [
  "textDocument/didOpen",
  "textDocument/didChange",
  "textDocument/didSave",
  "textDocument/didClose",
  "textDocument/codeAction",
  "textDocument/hover",
  "textDocument/documentSymbol",
  "textDocument/diagnostic",
  "codeAction/resolve",
  "workspace/didChangeConfiguration",
  "workspace/didChangeWatchedFiles",
  "window/workDoneProgress/cancel",
  "datasetLsp/visibleRanges",
  "datasetLsp/nextProblem",
  "datasetLsp/analyzeFile",
  "$/cancelRequest",
  "$/setTrace",
  "initialize",
  "initialized",
  "no/such",
];

function randomMessage(random: Random, uri: string): object {
  const position = (): object => ({
    line: random.of([0, 1, 2, 3, 1000, -1]),
    character: random.of([0, 1, 50, 100, 100_000, 0.5]),
  });
  const range = { start: position(), end: position() };
  const text = random.of([
    badRole,
    "{\n",
    "",
    example(),
    '"',
    "\r",
    "\u2028",
    "\ud800",
    "🧀",
    "\n\n",
  ]);
  const whole = {
    textDocument: { uri, version: random.below(100), languageId: "jsonl", text },
    contentChanges: [{ range, text }, random.of([{ text }, {}, null, { range, text }])],
    position: position(),
    range,
    uri,
    ranges: [range, { start: position(), end: position() }],
    direction: random.of(["next", "previous", text]),
    ...(random.below(2) === 0 && { workDoneToken: random.below(50) }),
    token: random.below(50),
    context: { diagnostics: [], only: random.of([undefined, ["quickfix"], ["source.fixAll"]]) },
    settings: random.of([null, {}, { datasetLsp: { rules: { "invalid-role": text } } }]),
    changes: [{ uri, type: random.below(5) }],
    id: random.below(50),
    value: random.of(["off", "messages", "verbose", text]),
    data: random.of([null, {}, { uri, version: 1, line: 0, rule: "invalid-role" }]),
    title: text,
  };
  return {
    jsonrpc: "2.0",
    ...(random.below(2) === 0 && { id: random.of([random.below(1000), text, null, 1.5]) }),
    ...(random.below(20) !== 0 && { method: random.of(methods) }),
    params: random.below(10) === 0 ? random.of([null, [], {}, 1, text]) : whole,
  };
}

/** The most memory that the server has had at once, in bytes; 0 where the system does not tell. */
async function peakMemory({ server }: RawServer): Promise<number> {
  const status = await readFile(`/proc/${server.process.pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
