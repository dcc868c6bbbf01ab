import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../../clients/src/harness/random.js";
import { EditedDocument } from "./editedDocument.js";
import { inMilliseconds, median, percentile } from "./figures.js";
import { LanguageServer } from "./languageServer.js";
import type { Row } from "./page.js";

const words =
  "the invoice was charged twice nobody answers my mail about refunds server restarts every night Könnte jemand prüfen , please .".split(
    " ",
  );
const tokens = 100_000;
const keys = 200;
const betweenKeys = 80;

// Keys that change the number of tokens, and some that do not.
const typed = " . x , y ! ";

/** Types into a part of more than 100,000 tokens, and waits for the new number of tokens of the file. */
export async function typingInLongPart(folder: string): Promise<Row[]> {
  const file = path.join(folder, "long-part.jsonl");
  const random = new Random(10);
  const long = text(random, tokens);
  const lines = [
    ...Array.from({ length: 100 }, () => example(text(random, 60), text(random, 20))),
    // What tells that the whole file was looked at.
    ...["1", "2"].map((answer) => example("The same.", `{"priority": ${answer}}`)),
    example(long, text(random, 20)),
  ];
  await writeFile(file, lines.join("\n"));

  const server = LanguageServer.ours(path.join(folder, "server.log"));
  await server.initialize("pushed");
  let count = 0;
  let changed = 0;
  server.onStatus = (status) => {
    if (status.tokens !== undefined && status.tokens.count !== count) {
      count = status.tokens.count;
      changed = status.at;
    }
  };
  const { document } = await EditedDocument.open(server, file, lines.join("\n"));
  await pause(1000);
  if (count < tokens) {
    throw new Error(`The part was to have ${tokens} tokens; the file has ${count}.`);
  }

  const shown: number[] = [];
  const diagnosed: number[] = [];
  const line = lines.length - 1;
  const middle = (lines[line] ?? "").length / 2;
  for (let key = 0; key < keys; key++) {
    const start = performance.now();
    const at = { line, character: Math.floor(middle) + key };
    const letter = typed[key % typed.length] ?? "";
    diagnosed.push((await document.timed(() => document.type(at, letter))).elapsed);
    await pause(betweenKeys);
    if (changed > start) {
      shown.push(changed - start);
    }
  }
  await server.stop();
  const where = "a part of 100,000 tokens, keystroke to";
  return [
    [`${where} diagnostics, median`, inMilliseconds(median(diagnosed)), "10 ms and less"],
    [
      `${where} the file's new number of tokens, median`,
      inMilliseconds(median(shown)),
      "10 ms and less",
    ],
    ["the same, 95th percentile", inMilliseconds(percentile(shown, 95)), ""],
    ["the same, 99th percentile", inMilliseconds(percentile(shown, 99)), "30 ms and less"],
  ];
}

function text(random: Random, length: number): string {
  return Array.from({ length }, () => words[random.below(words.length)]).join(" ");
}

function example(question: string, answer: string): string {
  const turn = (role: string, said: string): object => ({ role, parts: [{ text: said }] });
  return JSON.stringify({ contents: [turn("user", question), turn("model", answer)] });
}
