import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const artifacts = path.join(root, "artifacts");
export const windows = process.platform === "win32";

/** The server as `npm run build` leaves it. */
export const serverExecutable = path.join(
  artifacts,
  "dataset-lsp",
  windows ? "dataset-lsp.exe" : "dataset-lsp",
);

/** This machine in .NET's words, for example `linux-x64`. */
export function runtimeIdentifier() {
  const os = windows ? "win" : process.platform === "darwin" ? "osx" : "linux";
  return `${os}-${process.arch}`;
}
