import type { Logger } from "pino";
import { isDamagedAside } from "../../db/keeping/damage.ts";
import type { Clock } from "../clock.ts";
import { HOUR_MS } from "../programme/calendar/calendar.ts";
import type { Storage } from "./storage.ts";

/**
 * Looks once an hour whether pages of the database are damaged on the disk. Nothing else would notice it before the nightly backup, if the bot has
 * the pages in memory or does not need them.
 */
export type DamageWatch = {
  /** Looks, unless a look is under way. To be called every hour. */
  look(): void;
  /** Looks if it is an hour by the clock since the last look: the playground and tests move their clock over hours. */
  catchUp(): void;
  /** Resolves when no look is under way. */
  idle(): Promise<void>;
};

type Parts = { path: string; clock: Clock; storage: Storage; log: Logger };

export function watchDamage({ path, clock, storage, log }: Parts): DamageWatch {
  // A database up to 16 MB was checked when it was opened.
  let lookedAt = clock.now();
  let underWay: Promise<void> | undefined;

  async function check(): Promise<void> {
    try {
      storage.checked(await isDamagedAside(path));
    } catch (error) {
      if (!storage.failed(error)) log.error({ err: error }, "the database could not be checked");
    }
  }

  function look(): void {
    if (underWay) return;
    lookedAt = clock.now();
    underWay = check().finally(() => {
      underWay = undefined;
    });
  }

  return {
    look,
    catchUp() {
      if (clock.now() - lookedAt >= HOUR_MS) look();
    },
    async idle() {
      await underWay;
    },
  };
}
