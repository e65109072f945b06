import type Sqlite from "better-sqlite3";
import type { Db } from "../../db/store/open.ts";

type Runnable = { source: string; run: Way; get: Way; all: Way };
type Way = (this: Runnable, ...given: unknown[]) => unknown;
const ways = ["run", "get", "all"] as const;

/** The SQL of each statement that runs in a database of this process while `work` does, in order; the triggers' are not among them. */
export async function statementsDuring(db: Db, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { $client } = db.orm as Db["orm"] & { $client: Sqlite.Database };
  const shared: Runnable = Object.getPrototypeOf($client.prepare("select 1"));
  const known = ways.map((way) => [way, shared[way]] as const);
  for (const [way, run] of known) {
    shared[way] = function (...given) {
      statements.push(this.source);
      return run.apply(this, given);
    };
  }
  try {
    await work();
  } finally {
    for (const [way, run] of known) shared[way] = run;
  }
  return statements;
}
