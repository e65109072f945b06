import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

const root = join(import.meta.dirname, "..", "..");

const flags = [
  "--noEmit",
  "--ignoreConfig",
  "--strict",
  "--skipLibCheck",
  "--exactOptionalPropertyTypes",
  "--allowImportingTsExtensions",
];
const options = [
  "--module",
  "nodenext",
  "--target",
  "es2024",
  "--types",
  "node",
  "--typeRoots",
  join(root, "node_modules", "@types"),
];

type Code = {
  /** The imports: names by the file that exports them. */
  imports: Readonly<Record<string, string>>;
  /** Lines that compile. */
  right: readonly string[];
  /** Lines that must not compile, by what is wrong with each. */
  misuses: Readonly<Record<string, string>>;
};

/** Checks that the type checker accepts every right line and refuses every misuse. */
export async function expectRefused({ imports, right, misuses }: Code): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "auroras-misuse-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "misuse.ts");
  const names = Object.entries(imports).map(([file, imported]) => `import { ${imported} } from "${root}/${file}";`);
  const lines = [...names, ...right, ...Object.values(misuses)];
  writeFileSync(path, lines.join("\n"));
  const output = await new Promise<string>((resolve) => {
    execFile(join(root, "node_modules", ".bin", "tsc"), [...flags, ...options, path], { cwd: root }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const refused = new Set([...output.matchAll(/misuse\.ts\((\d+),/g)].map(([, line]) => Number(line)));
  const first = lines.length - Object.keys(misuses).length + 1;
  const whatIs = (line: number) => Object.keys(misuses)[line - first] ?? lines[line - 1];
  expect([...refused].sort((a, b) => a - b).map(whatIs), output).toEqual(Object.keys(misuses));
}
