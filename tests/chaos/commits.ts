import { createHash } from "node:crypto";
import Sqlite from "better-sqlite3";
import type { Side } from "./points.ts";

type Statement = { source: string; readonly: boolean; database: { inTransaction: boolean; name: string } };
/** The method `run`, `get` or `all` of a statement. */
type Run = (this: Statement, ...given: unknown[]) => unknown;

export type Commit = { side: Side; name: string; exact: string };

const NO_COMMIT = /^\s*(begin|rollback|savepoint|release|pragma)/i;
const COMMIT = /^\s*commit/i;

/**
 * Calls `at` before and after every commit in this process: of a transaction, or of a single statement that writes. It wraps the
 * methods of better-sqlite3's statements, through which every write goes; SQLite itself is unchanged.
 */
export function watchCommits(at: (commit: Commit) => void): void {
  const sample = new Sqlite(":memory:");
  const statements = Object.getPrototypeOf(sample.prepare("select 1")) as Record<string, Run>;
  sample.close();
  let written: string[] = [];
  for (const method of ["run", "get", "all"]) {
    const run = statements[method] as Run;
    statements[method] = function (...given) {
      const isCommit = COMMIT.test(this.source);
      if (this.database.name.endsWith(".lock") || (!isCommit && (this.readonly || NO_COMMIT.test(this.source)))) {
        if (NO_COMMIT.test(this.source)) written = [];
        return run.apply(this, given);
      }
      if (!isCommit) written.push(`${wordsOf(this.source)} ${paramsOf(given)}`);
      if (!isCommit && this.database.inTransaction) return run.apply(this, given);
      const commit = nameOf(written);
      written = [];
      at({ side: "before", ...commit });
      const result = run.apply(this, given);
      at({ side: "after", ...commit });
      return result;
    };
  }
}

function nameOf(written: readonly string[]): Omit<Commit, "side"> {
  const [first = "nothing"] = written;
  const words = written.map((line) => line.slice(0, line.indexOf(" [")));
  const name = `commit ${first.slice(0, first.indexOf(" ["))}${written.length > 1 ? ` and ${written.length - 1} more` : ""}`;
  return {
    name: `${name} ${hash(words.join("\n"))}`,
    exact: hash(written.join("\n")),
  };
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 10);

const wordsOf = (sql: string) => sql.replaceAll(/["\n]/g, "").slice(0, 60).trim().replaceAll("|", "/");

/** The parameters that are equal when the same write is repeated: small numbers and words, but no times, texts or random ids. */
const paramsOf = (given: readonly unknown[]): string =>
  `[${given
    .flat()
    .filter(
      (value) =>
        (typeof value === "number" && value < 1e9) || (typeof value === "string" && /^[a-z:-]{1,30}$/.test(value)),
    )
    .join(",")}]`;
