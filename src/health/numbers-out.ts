import type { Logger } from "pino";
import { askThread } from "../../db/keeping/threads.ts";
import { type LockedMonth, readLockedMonths, writeLockedMonths } from "../../db/reports/locked-months.ts";
import type { Db } from "../../db/store/open.ts";
import type { ReadingKey } from "../../db/store/read-only.ts";
import type { Clock } from "../clock.ts";
import type { NumbersAddress } from "../config.ts";
import { DAY_MS, dateOf, HOUR_MS, nextTime } from "../programme/calendar/calendar.ts";
import { monthsToLock, periodOfMonth, signatureOf } from "../programme/reports/monthly.ts";
import type { Period } from "../programme/reports/rules.ts";
import { concern } from "./rules.ts";

/** Sends the report's numbers of whole months to an address: once a day, what it has not accepted. */
export type NumbersOut = {
  /** Begins what is due. To be called at each beat. */
  look(): void;
  /** When `look` is needed next, in milliseconds since 1970 UTC. */
  nextAt(): number;
  concerns(): readonly string[];
  /** Resolves when nothing is being counted or sent. */
  idle(): Promise<void>;
};

export type NumbersTask = { database: ReadingKey; period: Period; zone: string; now: number };

const AT = "06:00";
const SEND_WITHIN_MS = 10_000;
/** After a file that cannot be read or written. */
const RETRY_MS = HOUR_MS;

type Parts = { db: Db; to: NumbersAddress | undefined; clock: Clock; zone: string; log: Logger };

export function watchNumbers({ db, to, clock, zone, log }: Parts): NumbersOut {
  if (!to) return { look() {}, nextAt: () => Number.POSITIVE_INFINITY, concerns: () => [], idle: async () => {} };
  const address = to;
  let nextAt = clock.now();
  let isRefused = false;
  let underWay: Promise<void> | undefined;

  async function lock(months: LockedMonth[], now: number): Promise<void> {
    for (const month of monthsToLock(months.at(-1)?.month, dateOf(now, zone))) {
      const task: NumbersTask = {
        database: { path: db.path, keys: db.keys },
        period: periodOfMonth(month),
        zone,
        now,
      };
      const body = await askThread(new URL("./numbers-thread.ts", import.meta.url), task);
      if (typeof body !== "string") return;
      months.push({ month, body });
      writeLockedMonths(db.path, months);
    }
  }

  /** Tries each month once a day at the most, the oldest first. Noted before the call: a process that ends meanwhile does not try again today. */
  async function sendAll(months: LockedMonth[], today: string): Promise<void> {
    for (const month of months) {
      if (month.acceptedOn !== undefined || month.triedOn === today) continue;
      month.triedOn = today;
      writeLockedMonths(db.path, months);
      try {
        await send(address, month.body, clock.now());
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log.error(
          { month: month.month, why },
          "The numbers of a month were not accepted. They are sent again tomorrow",
        );
        return;
      }
      month.acceptedOn = today;
      writeLockedMonths(db.path, months);
      log.info({ month: month.month }, "The numbers of a month were sent");
    }
  }

  async function work(now: number): Promise<void> {
    nextAt = nextTime(now, AT, zone);
    try {
      const months = readLockedMonths(db.path);
      await lock(months, now);
      await sendAll(months, dateOf(now, zone));
      isRefused = months.some(({ triedOn, acceptedOn }) => triedOn !== undefined && acceptedOn === undefined);
    } catch (error) {
      nextAt = now + RETRY_MS;
      log.error({ err: error }, "the numbers of a month could not be counted");
    }
  }

  return {
    look() {
      const now = clock.now();
      // A clock that was set back does not prolong the wait.
      if (underWay || (now < nextAt && nextAt - now <= DAY_MS + HOUR_MS)) return;
      underWay = work(now).finally(() => {
        underWay = undefined;
      });
    },
    nextAt: () => nextAt,
    concerns: () => (isRefused ? [concern.numbersRefused] : []),
    async idle() {
      await underWay;
    },
  };
}

/** @throws if the address does not accept it */
async function send({ url, secret }: NumbersAddress, body: string, now: number): Promise<void> {
  const timestamp = Math.floor(now / 1_000);
  const response = await fetch(url, {
    method: "POST",
    body,
    // Nobody else's address is followed.
    redirect: "manual",
    signal: AbortSignal.timeout(SEND_WITHIN_MS),
    headers: {
      "content-type": "application/json",
      "x-auroras-timestamp": String(timestamp),
      "x-auroras-signature": signatureOf(secret, timestamp, body),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the address answers ${response.status}`);
}
