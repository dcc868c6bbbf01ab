import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../../clients/src/harness/random.js";
import type { Datasets } from "./datasets.js";
import { EditedDocument } from "./editedDocument.js";
import {
  asRatio,
  inMegabytes,
  inMilliseconds,
  inSeconds,
  median,
  megabyte,
  percentile,
} from "./figures.js";
import { hasOn, LanguageServer } from "./languageServer.js";
import { typingInLongPart } from "./longPart.js";
import { type Row, table } from "./page.js";
import { Typist } from "./typist.js";

const large = 45 * megabyte;
const small = megabyte;
const openings = 5;
const words = 60;
const pauses = 30;

// From one keystroke to the next: 12 a second, a fast typist's.
const betweenKeys = 80;

// A text that was just opened is taken as settled after this long.
const settling = 10_000;

/**
 * The server with a large file open, driven by a client with VS Code's own library.
 * @param minutes how long the editing goes on after which memory is read
 */
export async function measureEditor(datasets: Datasets, minutes: number): Promise<string> {
  const [big, little] = [await datasets.ofBytes(large), await datasets.ofBytes(small)];
  return table([
    ...(await opening(big, datasets.folder)),
    ...(await typing(big, little, datasets.folder)),
    ...(await typingInLongPart(datasets.folder)),
    ...(await editing(big, datasets.folder, minutes)),
  ]);
}

/** Opens a file in a new server, and lets it settle. */
async function open(
  file: string,
  folder: string,
): Promise<{ server: LanguageServer; document: EditedDocument; first: number; whole: number }> {
  const server = LanguageServer.ours(path.join(folder, "server.log"));
  await server.initialize("pushed");
  const opened = await EditedDocument.open(server, file, await readFile(file, "utf8"));
  return { server, ...opened };
}

async function opening(file: string, folder: string): Promise<Row[]> {
  const first: number[] = [];
  const whole: number[] = [];
  const settled: number[] = [];
  const peak: number[] = [];
  for (let round = 0; round < openings; round++) {
    const opened = await open(file, folder);
    first.push(opened.first);
    whole.push(opened.whole);
    await pause(settling);
    settled.push(opened.server.resident());
    peak.push(opened.server.resident("VmHWM"));
    await opened.server.stop();
  }
  return [
    ["45 MB, from `didOpen` to the first diagnostics", inSeconds(median(first)), "1.5 s and less"],
    ["45 MB, from `didOpen` to those about the whole file", inSeconds(median(whole)), ""],
    ["45 MB, resident memory once open", inMegabytes(median(settled)), "225 MB and less"],
    ["45 MB, peak of resident memory while opening", inMegabytes(median(peak)), ""],
  ];
}

/** Types in both files in turn, a key here and a key there. */
async function typing(big: string, little: string, folder: string): Promise<Row[]> {
  const inBig = await open(big, folder);
  const inLittle = await open(little, folder);
  await pause(settling);
  const typists = [inBig, inLittle].map(({ document }) => new Typist(document, new Random(7)));
  for (let round = 0; round < words; round++) {
    const pending = new Set(typists.map((typist) => typist.word()));
    while (pending.size > 0) {
      for (const word of pending) {
        if ((await word.next()).done === true) {
          pending.delete(word);
        }
        await pause(betweenKeys);
      }
    }
  }
  const [keys = [], keysInLittle = []] = typists.map(({ keystrokes }) => keystrokes);
  const whole = await pausing(inBig.document);
  await inBig.server.stop();
  await inLittle.server.stop();
  return [
    ["45 MB, keystroke to diagnostics, median", inMilliseconds(median(keys)), "10 ms and less"],
    ["45 MB, keystroke, 99th percentile", inMilliseconds(percentile(keys, 99)), "30 ms and less"],
    ["1 MB, keystroke, median", inMilliseconds(median(keysInLittle)), ""],
    ["1 MB, keystroke, 99th percentile", inMilliseconds(percentile(keysInLittle, 99)), ""],
    ["45 MB to 1 MB, medians", asRatio(median(keys) / median(keysInLittle)), "1.50× and less"],
    [
      "45 MB, last keystroke to the diagnostics about the whole file, median",
      inMilliseconds(median(whole)),
      "150 ms and less",
    ],
    ["the same, slowest of 30", inMilliseconds(Math.max(...whole)), ""],
  ];
}

/**
 * Makes two examples the same with one keystroke, and waits until the one is said to repeat the other: that needs a look at
 * the whole file, which is taken when the person pauses.
 */
async function pausing(document: EditedDocument): Promise<number[]> {
  const typist = new Typist(document, new Random(8));
  const rule = "duplicate-example";
  const elapsed: number[] = [];
  for (let round = 0; round < pauses; round++) {
    const at = typist.somewhere();
    const copy = { ...at, line: at.line + 1 };
    const text = document.lines[at.line] ?? "";
    await document.type({ line: copy.line, character: 0 }, `${text}\n`);
    await document.timed(() => document.type(copy, "x"));
    await pause(500);
    const after = { ...copy, character: copy.character + 1 };
    const { elapsed: one } = await document.timed(
      () => document.backspace(after),
      ({ diagnostics }) => hasOn(diagnostics, copy.line, rule),
    );
    elapsed.push(one);
    await pause(500);
  }
  return elapsed;
}

async function editing(file: string, folder: string, minutes: number): Promise<Row[]> {
  const { server, document } = await open(file, folder);
  await pause(settling);
  const random = new Random(9);
  const typist = new Typist(document, random);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(server.resident()), 1000);
  const end = performance.now() + minutes * 60_000;
  while (performance.now() < end) {
    await typist.work();
    await pause(random.below(1500));
  }
  clearInterval(sampling);
  await pause(1000);
  const last = server.resident();
  await server.stop();
  return [
    [
      `45 MB, resident memory after ${minutes} minutes of editing`,
      inMegabytes(last),
      "300 MB and less",
    ],
    ["most of it at any second of them", inMegabytes(Math.max(...memory)), ""],
    ["keystrokes among them, median", inMilliseconds(median(typist.keystrokes)), "10 ms and less"],
    [
      "keystrokes among them, 99th percentile",
      inMilliseconds(percentile(typist.keystrokes, 99)),
      "30 ms and less",
    ],
  ];
}
