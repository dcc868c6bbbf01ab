import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { root } from "./paths.js";
import { StepFailed } from "./processes.js";

/** Holds the files of the model catalogue against their schemas. */
export async function modelFilesMatchTheirSchemas() {
  const schemas = path.join(root, "schemas");
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
  ajv.addSchema(await readJson(path.join(schemas, "model.schema.json")), "model.schema.json");
  const faults = [
    ...(await faultsIn(path.join(schemas, "models"), ajv.getSchema("model.schema.json"))),
    ...(await faultsIn(
      path.join(schemas, "models", "media"),
      ajv.compile(await readJson(path.join(schemas, "media.schema.json"))),
    )),
  ];
  if (faults.length > 0) {
    throw new StepFailed(faults.join("\n"));
  }
}

/**
 * @param {string} folder
 * @param {import("ajv/dist/types/index.js").AnyValidateFunction | undefined} validate
 */
async function faultsIn(folder, validate) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  if (validate === undefined || names.length === 0) {
    throw new StepFailed(`There is nothing to check in ${folder}.`);
  }
  const faults = [];
  for (const name of names) {
    if (validate(await readJson(path.join(folder, name))) !== true) {
      faults.push(
        ...(validate.errors ?? []).map(
          (error) => `${name}: ${error.instancePath || "/"} ${error.message}`,
        ),
      );
    }
  }
  return faults;
}

/** @param {string} file */
async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}
