import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { MAY_HAVE_ARRIVED } from "../../db/mail/letters.ts";
import type { LetterCounts } from "./post.ts";

/** A row that waits because of a fault, or that follows at once from one. */
const IN_TROUBLE =
  "(state = 'calling' or holds_up = 1 or last_error is not null or kind = 'outbox:update' or lane like 'home:%')";

/** Reads the outbox of the bot's database, while the bot runs or is dead. */
export class OutboxReader {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The first due time after `now`. */
  nextDueAt(now: number): number | undefined {
    return this.#at("select min(due_at) as at from outbox where settled_at is null and due_at > ?", now);
  }

  /** The first due time after `now` and up to `until` of a row in trouble. */
  nextInTrouble(now: number, until: number): number | undefined {
    const query = `select min(due_at) as at from outbox where settled_at is null and due_at > ? and due_at <= ? and ${IN_TROUBLE}`;
    return this.#at(query, now, until);
  }

  /** The lane of each delivered message, by channel and ts, and of each file, by its id. */
  lanes(): Map<string, string> {
    const query =
      "select channel, ts, file_id, lane, number from outbox where state = 'sent' and kind != 'outbox:update' and (ts is not null or file_id is not null)";
    type SentRow = { channel: string; ts: string | null; file_id: string | null; lane: string };
    const rows = this.#all<SentRow>(query);
    return new Map(
      rows.map(({ channel, ts, file_id, lane }) => [ts === null ? String(file_id) : `${channel} ${ts}`, lane]),
    );
  }

  /** How many letters the mail server has taken, and of how many nobody knows whether it has. */
  letters(): LetterCounts {
    const query = `select coalesce(sum(state = 'sent'), 0) as sent, coalesce(sum(state = 'dropped' and last_error = ?), 0) as mayHaveArrived
      from outbox where kind like 'mail:%' and kind != 'mail:broken'`;
    return this.#all<LetterCounts>(query, MAY_HAVE_ARRIVED)[0] ?? { sent: 0, mayHaveArrived: 0 };
  }

  /** The newest rows as text, for the report of a failure. */
  lastRows(count: number): string[] {
    type OutboxRow = {
      key: string;
      state: string;
      due_at: number;
      attempts: number;
      last_error: string | null;
      lane: string;
    };
    const rows = this.#all<OutboxRow>(
      `select key, state, due_at, attempts, last_error, lane from outbox order by coalesce(settled_at, due_at) desc, number desc limit ${count}`,
    );
    return rows.map(
      ({ key, state, due_at, attempts, last_error, lane }) =>
        `${new Date(due_at).toISOString()} ${state} ${key} in ${lane}, ${attempts} attempts, ${last_error ?? "no error"}`,
    );
  }

  #at(query: string, ...given: number[]): number | undefined {
    return this.#all<{ at: number | null }>(query, ...given)[0]?.at ?? undefined;
  }

  #all<Result>(query: string, ...given: unknown[]): Result[] {
    if (!existsSync(this.#path)) return [];
    const db = new Sqlite(this.#path, { readonly: true });
    try {
      return db.prepare(query).all(...given) as Result[];
    } finally {
      db.close();
    }
  }
}
