import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { badRole } from "./data.js";
import { documentedConfiguration, missing, runEditor } from "./harness/editor.js";
import { scratchFolder } from "./harness/scratch.js";

const skip = missing("Neovim", "nvim", ["--version"]);
const session = fileURLToPath(new URL("neovim/session.lua", import.meta.url));

test("a session in Neovim, configured as documented", { skip }, async (context) => {
  const folder = scratchFolder(context);
  const file = path.join(folder, "train.jsonl");
  const [configuration = ""] = documentedConfiguration("Neovim 0.7", "lua");
  await writeFile(path.join(folder, "init.lua"), configuration);
  await writeFile(file, badRole);

  await runEditor(folder, "nvim", [
    ...["--headless", "-n", "-u", path.join(folder, "init.lua"), "-i", "NONE", file],
    ...["-c", `luafile ${session}`],
  ]);

  const mended = badRole.replace('"assistant"', '"model"');
  assert.equal(await readFile(file, "utf8"), mended + mended.replaceAll("heißt", "hieß"));
});
