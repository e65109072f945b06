import type { Logger } from "pino";
import { describeTrouble, type Trouble, troubleOf } from "../../db/store/storage-faults.ts";

/** Watches the disk under the database. Logs once when it fails, and once when it works again. */
export type Storage = {
  /** Whether an error means that the disk or the database file fails. If so, it is logged here, and the caller does not log it again. */
  failed(error: unknown): boolean;
  /** To be called after each successful write. */
  worked(): void;
  readonly trouble: Trouble | undefined;
};

export function watchStorage(path: string, log: Logger): Storage {
  let present: Trouble | undefined;
  return {
    failed(error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) return false;
      if (trouble !== present) log.error({ trouble }, describeTrouble(trouble, path));
      present = trouble;
      return true;
    },
    worked() {
      if (present !== undefined) log.info({ trouble: present }, "The database can be written again");
      present = undefined;
    },
    get trouble() {
      return present;
    },
  };
}
