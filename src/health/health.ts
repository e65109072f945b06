import { createServer, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { lastBackupAt } from "../../db/keeping/backup.ts";
import { rowsThatWait } from "../../db/outbox/recent-rows.ts";
import { lastRunAt } from "../../db/outbox/repeats.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import { isoOf, MINUTE_MS } from "../programme/calendar/calendar.ts";
import type { Access } from "./access.ts";
import type { Line } from "./line.ts";
import type { MailHealth } from "./mail.ts";
import { complaintsOf, complaintsOfMail } from "./rules.ts";
import type { Storage } from "./storage.ts";

/** The answer of `GET /health`, for a monitoring program: no ids and no names. Instants are ISO 8601 in UTC; null: none. */
export type Report = {
  /** Yellow: people notice nothing, but an operator has something to do. */
  state: "green" | "yellow" | "red";
  why: string[];
  connection: { downSince: string | null };
  outbox: { waiting: number; waitingSince: string | null };
  lastBackupAt: string | null;
  lastDeletionAt: string | null;
  /** When the bot last looked whether there is something to say on Monday. It says nothing where there is nothing to do. */
  lastOverviewAt: string | null;
  /** Only where a mail server is set. `failsSince`: since when it takes no letters. */
  mail?: { failsSince: string | null };
};

export type Health = {
  /** The report of now. Logs a change of state since the last call. */
  look(): Report;
  /** The report of the last look. */
  readonly last: Report | undefined;
  /** When the next look is needed at the latest, in milliseconds since 1970 UTC. */
  nextAt(): number;
  /** Answers `GET /health`: status 200 while the bot is well, also with something to do for an operator; 503 while it is not. */
  answer(response: ServerResponse): void;
};

type Parts = {
  db: Db;
  clock: Clock;
  log: Logger;
  line: Line;
  access: Access;
  storage: Storage;
  mail?: MailHealth | undefined;
  backupFolder: string;
  /** What is written in yellow, by those who watch it. */
  concerns?: readonly (() => readonly string[])[];
};

/** A look is needed so often while something is not as it should be, and otherwise. Only the second one counts where nothing happens. */
const RESTLESS_MS = 10_000;
const QUIET_MS = 10 * MINUTE_MS;

const isoOrNull = (at: number | undefined): string | null => (at === undefined ? null : isoOf(at));

export function watchHealth({
  db,
  clock,
  log,
  line,
  access,
  storage,
  mail,
  backupFolder,
  concerns = [],
}: Parts): Health {
  let startedAt = clock.now();
  let lookedAt = startedAt;
  let state: Report["state"] = "green";
  let waiting: ReadonlyMap<number, number> = new Map();
  let last: Report | undefined;

  /** Updates since when each row waits. A row that is retried gets a later `dueAt` each time, so the instant of its first look is kept. */
  function updateWaiting(now: number): void {
    const since = ({ number, dueAt }: { number: number; dueAt: number }) =>
      waiting.get(number) ?? Math.min(now, Math.max(dueAt, startedAt));
    waiting = new Map(rowsThatWait(db, now).map((row) => [row.number, since(row)]));
  }

  /** Undefined also for a folder that cannot be read: the nightly backup reports that. */
  function backupAt(now: number): number | undefined {
    try {
      return lastBackupAt(db.path, backupFolder, now);
    } catch {
      return undefined;
    }
  }

  /** After the clock was set back all instants that are kept here count from now on. */
  function followClock(now: number): void {
    if (now < lookedAt) {
      waiting = new Map([...waiting].map(([number, since]) => [number, Math.min(since, now)]));
      startedAt = Math.min(startedAt, now);
      if (line.downSince !== undefined) line.downSince = Math.min(line.downSince, now);
    }
    lookedAt = now;
  }

  function look(): Report {
    const now = clock.now();
    followClock(now);
    let lastRuns: Partial<Record<"deletion" | "overview", number | undefined>> = {};
    try {
      updateWaiting(now);
      lastRuns = { deletion: lastRunAt(db, "privacy:nightly", now), overview: lastRunAt(db, "monday:look", now) };
    } catch (error) {
      if (!storage.failed(error)) log.error({ err: error }, "the outbox could not be read");
    }
    const waitingSince = waiting.size > 0 ? Math.min(...waiting.values()) : undefined;
    const done = { backup: backupAt(now), ...lastRuns };
    const complaints = complaintsOf({
      now,
      startedAt,
      undoneSince: {
        backup: done.backup ?? startedAt,
        deletion: done.deletion ?? startedAt,
        overview: done.overview ?? startedAt,
      },
      downSince: line.downSince,
      others: line.others,
      waitingSince,
      refusedSince: access.refusedSince,
      lacking: access.lacking,
      waitsFor: access.waitsFor,
      trouble: storage.trouble,
    });
    const yellow = [...complaintsOfMail(now, mail?.failsSince), ...concerns.flatMap((concernsNow) => concernsNow())];
    const report: Report = {
      state: complaints.length > 0 ? "red" : yellow.length > 0 ? "yellow" : "green",
      why: [...complaints, ...yellow],
      connection: { downSince: isoOrNull(line.downSince) },
      outbox: { waiting: waiting.size, waitingSince: isoOrNull(waitingSince) },
      lastBackupAt: isoOrNull(done.backup),
      lastDeletionAt: isoOrNull(done.deletion),
      lastOverviewAt: isoOrNull(done.overview),
      ...(mail === undefined ? {} : { mail: { failsSince: isoOrNull(mail.failsSince) } }),
    };
    if (report.state !== state) {
      state = report.state;
      if (state !== "green")
        log.warn(
          report,
          state === "red" ? "The bot is not well" : "The bot works, and its operator has something to do",
        );
      else log.info(report, "The bot is well again");
    }
    last = report;
    return report;
  }

  const isRestless = (): boolean => state !== "green" || waiting.size > 0 || line.downSince !== undefined;

  return {
    look,
    get last() {
      return last;
    },
    nextAt: () => lookedAt + (isRestless() ? RESTLESS_MS : QUIET_MS),
    answer(response) {
      const report = look();
      response.writeHead(report.state === "red" ? 503 : 200, { "content-type": "application/json" });
      response.end(`${JSON.stringify(report)}\n`);
    },
  };
}

/** Whether a request is `GET /health`. */
export const asksForHealth = ({ method, url }: { method?: string | undefined; url?: string | undefined }): boolean =>
  method === "GET" && url?.split("?")[0] === "/health";

/** Serves `GET /health` on a port of its own, on loopback only. @throws where the port is in use */
export async function serveHealth(health: Pick<Health, "answer">, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (asksForHealth(request)) health.answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1" }, resolve);
  });
  return server;
}
