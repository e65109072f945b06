import type { Logger } from "pino";
import {
  copyToFolder,
  isOnSameDisk,
  journalBytes,
  noteAccepted,
  partToSend,
  type SecondPlace,
} from "../../db/keeping/journal-copy.ts";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import { concern } from "./rules.ts";

/** Writes each line of the erasure journal to its second place, and tells while that lacks one. */
export type JournalCopy = {
  /** Copies what is new. To be called every second: while nothing is new it looks at the size of one file. */
  look(): void;
  concerns(): readonly string[];
  /** Resolves when nothing is being copied. */
  idle(): Promise<void>;
};

const MAX_WAIT_MS = 10 * MINUTE_MS;
const FIRST_WAIT_MS = 5_000;
const SEND_WITHIN_MS = 10_000;

type Parts = { path: string; to: SecondPlace | undefined; clock: Clock; log: Logger };

export function watchJournalCopy({ path, to, clock, log }: Parts): JournalCopy {
  if (to === undefined) return { look() {}, concerns: () => [], idle: async () => {} };
  if ("folder" in to && isOnSameDisk(path, to.folder))
    log.warn({ folder: to.folder }, "ERASURE_JOURNAL_COPY is on the disk of the database: it would be lost with it");

  let copiedBytes: number | undefined;
  let tryAgainAt = Number.NEGATIVE_INFINITY;
  let waitMs = FIRST_WAIT_MS;
  let underWay: Promise<void> | undefined;

  async function copy(place: SecondPlace, bytes: number): Promise<void> {
    try {
      if ("folder" in place) copyToFolder(path, place.folder);
      else await sendAll(path, place);
      if (tryAgainAt !== Number.NEGATIVE_INFINITY) log.info("The erasure journal is whole in its second place again");
      copiedBytes = bytes;
      tryAgainAt = Number.NEGATIVE_INFINITY;
      waitMs = FIRST_WAIT_MS;
    } catch (error) {
      if (tryAgainAt === Number.NEGATIVE_INFINITY)
        log.error(
          { why: error instanceof Error ? error.message : String(error) },
          "The erasure journal could not be copied",
        );
      tryAgainAt = clock.now() + waitMs;
      waitMs = Math.min(2 * waitMs, MAX_WAIT_MS);
    }
  }

  return {
    look() {
      const now = clock.now();
      // A clock that was set back does not prolong the wait.
      if (underWay || (now < tryAgainAt && tryAgainAt - now <= MAX_WAIT_MS)) return;
      const bytes = journalBytes(path);
      if (bytes === copiedBytes) return;
      underWay = copy(to, bytes).finally(() => {
        underWay = undefined;
      });
    },
    concerns: () => (journalBytes(path) === (copiedBytes ?? 0) ? [] : [concern.journalBehind]),
    async idle() {
      await underWay;
    },
  };
}

/** Sends what the address has not accepted, as a file of its own that nothing overwrites. @throws if it does not accept it */
async function sendAll(
  path: string,
  { address, token }: { address: string; token: string | undefined },
): Promise<void> {
  const part = partToSend(path, address);
  if (!part) return;
  const response = await fetch(`${address.replace(/\/$/, "")}/${encodeURIComponent(part.name)}`, {
    method: "PUT",
    body: part.text,
    // Nobody else's address is followed: the token would go there too.
    redirect: "manual",
    signal: AbortSignal.timeout(SEND_WITHIN_MS),
    headers: {
      "content-type": "text/plain",
      "if-none-match": "*",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  await response.body?.cancel();
  // 412: the file is there already, from a try whose answer was lost.
  if (!response.ok && response.status !== 412) throw new Error(`the address answers ${response.status}`);
  noteAccepted(path, address, part.until);
}
