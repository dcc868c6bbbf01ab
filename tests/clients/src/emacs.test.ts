import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { badRole } from "./data.js";
import { documentedConfiguration, missing, runEditor } from "./harness/editor.js";
import { scratchFolder } from "./harness/scratch.js";

/** Where Debian puts Emacs packages, which `emacs -Q` does not look into. */
const packages = debianPackages("/usr/share/emacs/site-lisp/elpa");
const skip = missing("Emacs with eglot", "emacs", ["-Q", "--batch", ...packages, "-l", "eglot"]);
const session = fileURLToPath(new URL("emacs/session.el", import.meta.url));

test("a session in Emacs, configured as documented", { skip }, async (context) => {
  const folder = scratchFolder(context);
  const file = path.join(folder, "train.jsonl");
  const [init = "", fixAll = ""] = documentedConfiguration("Emacs with eglot", "elisp");
  await writeFile(path.join(folder, "init.el"), `${init}\n${fixAll}`);
  await writeFile(file, badRole);

  await runEditor(folder, "emacs", [
    ...["-Q", "--batch", ...packages],
    ...["-l", path.join(folder, "init.el"), "-l", session, "--", file],
  ]);

  const mended = badRole.replace('"assistant"', '"model"');
  assert.equal(await readFile(file, "utf8"), mended + mended.replaceAll("heißt", "hieß"));
});

function debianPackages(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => ["-L", path.join(folder, name)]);
  } catch {
    return [];
  }
}
