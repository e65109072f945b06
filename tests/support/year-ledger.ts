import type { Outcome, Side } from "../../src/programme/closing/rules.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";

/** What one pair did, noted independently of the bot. Days are `YYYY-MM-DD`. */
export type Couple = {
  mentor: string;
  actor: string;
  openedOn: string;
  finishedOn?: string;
  planned: number;
  /** Meetings that took place, the first one too; only those with a log have themes. */
  met: { on: string; themes: readonly Theme[] }[];
  said: Partial<Record<Side, { outcome: Outcome; rating?: number }>>;
};

/** Everything that the report of a year must tell, noted when it happens. Does not read the bot or its database. */
export class Ledger {
  readonly couples: Couple[] = [];

  open(mentor: string, actor: string, openedOn: string): Couple {
    const couple: Couple = { mentor, actor, openedOn, planned: 7, met: [], said: {} };
    this.couples.push(couple);
    return couple;
  }

  /** This actor's pair that has not ended. */
  of(actor: string): Couple {
    const couple = this.couples.find((one) => one.actor === actor && one.finishedOn === undefined);
    if (!couple) throw new Error(`${actor} has no pair that goes on`);
    return couple;
  }

  /** This actor's pair that ended last. */
  finishedOf(actor: string): Couple {
    const couple = this.couples.findLast((one) => one.actor === actor && one.finishedOn !== undefined);
    if (!couple) throw new Error(`${actor} has no pair that has ended`);
    return couple;
  }
}
