import type { Db } from "../../db/store/open.ts";
import type { PairId } from "../programme/ids.ts";

type Waiting = {
  readonly pairId: PairId;
  /** Runs in a savepoint. */
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Saves submissions that arrive at the same time in one transaction: the disk takes as long for one as for many. Each is acknowledged after all are
 * durable. A submission that fails undoes only itself.
 */
export class Together {
  readonly #db: Db;
  #waiting: Waiting[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  /** Runs the work at the end of this turn of the event loop. Resolves when what it wrote is durable. */
  save<T>(pairId: PairId, work: () => T): Promise<T> {
    if (this.#waiting.length === 0) setImmediate(() => this.#saveAll());
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ pairId, work, resolve, reject });
    });
  }

  #saveAll(): void {
    const all = this.#waiting;
    this.#waiting = [];
    try {
      for (const [index, outcome] of this.#db.together(all).entries()) {
        const one = all[index] as Waiting;
        if ("error" in outcome) one.reject(outcome.error);
        else one.resolve(outcome.value as never);
      }
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }
}
