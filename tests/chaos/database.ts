import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";

/** A row that waits because something went wrong, or that follows at once from what did. */
const IN_TROUBLE =
  "(state = 'calling' or holds_up = 1 or last_error is not null or kind = 'outbox:update' or lane like 'home:%')";

/** The bot's database, looked at from outside while the bot may die and stand up. */
export class OutboxLook {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** When the next row is due that is not due at this time yet. */
  nextDueAt(now: number): number | undefined {
    return this.#at("select min(due_at) as at from outbox where settled_at is null and due_at > ?", now);
  }

  /** When the next row is due, after `now` and not after `until`, that has met with trouble. */
  nextInTrouble(now: number, until: number): number | undefined {
    const query = `select min(due_at) as at from outbox where settled_at is null and due_at > ? and due_at <= ? and ${IN_TROUBLE}`;
    return this.#at(query, now, until);
  }

  /** In which lane each message was delivered, by channel and ts; files by their id. */
  lanes(): Map<string, string> {
    const query =
      "select channel, ts, file_id, lane, number from outbox where state = 'sent' and kind != 'outbox:update' and (ts is not null or file_id is not null)";
    type Row = { channel: string; ts: string | null; file_id: string | null; lane: string };
    const rows = this.#all<Row>(query);
    return new Map(
      rows.map(({ channel, ts, file_id, lane }) => [ts === null ? String(file_id) : `${channel} ${ts}`, lane]),
    );
  }

  /** For whoever wants to know why a walk ended otherwise: what waits, and what came last. */
  lastRows(count: number): string[] {
    type Row = {
      key: string;
      state: string;
      due_at: number;
      attempts: number;
      last_error: string | null;
      lane: string;
    };
    const rows = this.#all<Row>(
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

  #all<Row>(query: string, ...given: unknown[]): Row[] {
    if (!existsSync(this.#path)) return [];
    const db = new Sqlite(this.#path, { readonly: true });
    try {
      return db.prepare(query).all(...given) as Row[];
    } finally {
      db.close();
    }
  }
}
