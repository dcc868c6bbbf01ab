// Encodes texts with the JavaScript port of Hugging Face's tokenizers. usage: encode-with-transformers.mjs ROOT NAME
//
// Texts on stdin and ids on stdout: little-endian 32-bit lengths, each before its bytes or ids.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [root, name] = process.argv.slice(2);
const require = createRequire(path.join(root, "package.json"));
const { TokenizerLoader } = require("@lenml/tokenizers");
const models = path.join(root, "node_modules/@lenml", `tokenizer-${name}`, "models");
const read = (file) => JSON.parse(readFileSync(path.join(models, file), "utf8"));
const tokenizer = TokenizerLoader.fromPreTrained({
  tokenizerJSON: read("tokenizer.json"),
  tokenizerConfig: read("tokenizer_config.json"),
});
const input = readFileSync(0);
for (let at = 0; at < input.length;) {
  const length = input.readInt32LE(at);
  const text = input.toString("utf8", at + 4, at + 4 + length);
  at += 4 + length;
  const ids = tokenizer.encode(text, { add_special_tokens: false });
  const output = Buffer.from(Int32Array.of(ids.length, ...ids).buffer);
  for (let written = 0; written < output.length;) {
    written += writeSync(1, output, written);
  }
}
