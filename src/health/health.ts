import { createServer, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { lastBackupAt } from "../../db/keeping/backup.ts";
import { rowsThatWait } from "../../db/outbox/recent-rows.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import { isoOf } from "../programme/calendar/calendar.ts";
import type { Access } from "./access.ts";
import type { Line } from "./line.ts";
import { complaintsOf } from "./rules.ts";
import type { Storage } from "./storage.ts";

/** For whoever watches over the bot: no ids, no names. Instants are ISO 8601 in UTC, null where there is none. */
export type Report = {
  state: "green" | "red";
  why: string[];
  connection: { downSince: string | null };
  outbox: { waiting: number; waitingSince: string | null };
  lastBackupAt: string | null;
};

export type Health = {
  /** How the bot is now; a change since the last look is logged. */
  look(): Report;
  /** Answers `GET /health`: 200 while it is well, 503 while it is not. */
  answer(response: ServerResponse): void;
};

type Parts = { db: Db; clock: Clock; log: Logger; line: Line; access: Access; storage: Storage; backupFolder: string };

const isoOrNull = (at: number | undefined): string | null => (at === undefined ? null : isoOf(at));

export function watchHealth({ db, clock, log, line, access, storage, backupFolder }: Parts): Health {
  const startedAt = clock.now();
  let state: Report["state"] = "green";
  let waiting: ReadonlyMap<number, number> = new Map();

  /** Since when each row waits. One that is tried again and again has a later time each time, so it is remembered from the first look on. */
  function lookAtOutbox(now: number): void {
    const since = ({ number, dueAt }: { number: number; dueAt: number }) =>
      waiting.get(number) ?? Math.min(now, Math.max(dueAt, startedAt));
    waiting = new Map(rowsThatWait(db, now).map((row) => [row.number, since(row)]));
  }

  /** A folder that cannot be read is complained about when a backup is due. */
  function backupAt(): number | undefined {
    try {
      return lastBackupAt(db.path, backupFolder);
    } catch {
      return undefined;
    }
  }

  function look(): Report {
    const now = clock.now();
    try {
      lookAtOutbox(now);
    } catch (error) {
      if (!storage.failed(error)) log.error({ err: error }, "the outbox could not be looked at");
    }
    const waitingSince = waiting.size > 0 ? Math.min(...waiting.values()) : undefined;
    const why = complaintsOf({
      now,
      downSince: line.downSince,
      waitingSince,
      refusedSince: access.refusedSince,
      trouble: storage.trouble,
    });
    const report: Report = {
      state: why.length === 0 ? "green" : "red",
      why,
      connection: { downSince: isoOrNull(line.downSince) },
      outbox: { waiting: waiting.size, waitingSince: isoOrNull(waitingSince) },
      lastBackupAt: isoOrNull(backupAt()),
    };
    if (report.state !== state) {
      state = report.state;
      if (state === "red") log.warn(report, "The bot is not well");
      else log.info(report, "The bot is well again");
    }
    return report;
  }

  return {
    look,
    answer(response) {
      const report = look();
      response.writeHead(report.state === "green" ? 200 : 503, { "content-type": "application/json" });
      response.end(`${JSON.stringify(report)}\n`);
    },
  };
}

/** Whether somebody asks how the bot is. */
export const asksForHealth = ({ method, url }: { method?: string | undefined; url?: string | undefined }): boolean =>
  method === "GET" && url?.split("?")[0] === "/health";

/** Says how the bot is on a port of its own, to this machine only. */
export async function serveHealth(health: Health, port: number): Promise<Server> {
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
