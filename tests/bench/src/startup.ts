import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { tool } from "../../../scripts/lib/npm.js";
import { inMilliseconds, median } from "./figures.js";
import { type Delivery, LanguageServer } from "./languageServer.js";
import { table } from "./page.js";

const rounds = 15;
const lines = 100;

/** From the start of a process to the diagnostics of a short file, ours beside the JSON server of VS Code, in turn. */
export async function measureStartup(folder: string): Promise<string> {
  const examples = Array.from({ length: lines }, (_, number) => example(number));
  const dataset = path.join(folder, "hundred.jsonl");
  const json = path.join(folder, "hundred.json");
  await writeFile(dataset, examples.map((one) => `${one}\n`).join(""));
  await writeFile(json, `[\n${examples.join(",\n")}\n]\n`);
  const log = path.join(folder, "server.log");
  const jsonServer = [
    tool("vscode-langservers-extracted/bin/vscode-json-language-server"),
    "--stdio",
  ];

  const pushed: number[] = [];
  const pulled: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < rounds; round++) {
    pushed.push(await timeTo(() => LanguageServer.ours(log), "pushed", "jsonl", dataset));
    other.push(
      await timeTo(() => new LanguageServer(process.execPath, jsonServer), "pulled", "json", json),
    );
    pulled.push(await timeTo(() => LanguageServer.ours(log), "pulled", "jsonl", dataset));
  }
  return table([
    ["start to first diagnostics, pushed", inMilliseconds(median(pushed)), "below 250 ms"],
    ["start to first diagnostics, pulled", inMilliseconds(median(pulled)), "below 250 ms"],
    ["`vscode-json-language-server`, pulled", inMilliseconds(median(other)), ""],
  ]);
}

/** Every tenth has a role that no model knows, or lacks a comma. */
function example(number: number): string {
  const role = number % 20 === 0 ? "assistant" : "model";
  const separator = number % 20 === 10 ? " " : ", ";
  const user = `{"role": "user", "parts": [{"text": "What is the answer to question ${number}?"}]}`;
  const answer = `{"role": "${role}", "parts": [{"text": "It is ${number * 7919}."}]}`;
  return `{"contents": [${user}${separator}${answer}]}`;
}

async function timeTo(
  start: () => LanguageServer,
  delivery: Delivery,
  languageId: string,
  file: string,
): Promise<number> {
  const text = await readFile(file, "utf8");
  const uri = pathToFileURL(file).href;
  const server = start();
  await server.initialize(delivery);
  let at: number;
  if (delivery === "pushed") {
    const first = server.published(uri, ({ diagnostics }) => diagnostics.length > 0);
    await server.open(uri, languageId, text);
    ({ at } = await first);
  } else {
    await server.open(uri, languageId, text);
    const report = await server.connection.sendRequest<{ items: unknown[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    at = performance.now();
    if (report.items.length === 0) {
      throw new Error("The server finds nothing in a file that has errors.");
    }
  }
  const elapsed = at - server.started;
  await server.stop();
  return elapsed;
}
