import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/** The machine and the programs beside ours, in one sentence; what is not there is said so. */
export function describeMachine(): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`;
  return [
    `${cpus().length} × ${first?.model.trim() ?? "an unknown processor"}`,
    memory,
    `${type()} ${release()}`,
    `.NET ${versionOf("dotnet", ["--list-runtimes"], /Microsoft\.NETCore\.App (10\.\S+)/)}`,
    `Node ${process.versions.node}`,
    `CPython ${versionOf("python3", ["--version"], /Python (\S+)/)}`,
  ].join(", ");
}

function versionOf(command: string, args: readonly string[], pattern: RegExp): string {
  try {
    const output = execFileSync(command, args, { encoding: "utf8" });
    return pattern.exec(output)?.[1] ?? "of an unknown version";
  } catch {
    return "is not installed";
  }
}
