import type { Logger } from "pino";
import { type Trouble, tellTrouble, troubleOf } from "../../db/store/storage-faults.ts";

/** What is known of the disk under the database. Says once when it fails, and once when it works again. */
export type Storage = {
  /** Whether an error says that the disk or the file fails; then it has been logged, and needs no stack beside it. */
  failed(error: unknown): boolean;
  /** Something was written. */
  worked(): void;
  readonly trouble: Trouble | undefined;
};

export function watchStorage(path: string, log: Logger): Storage {
  let present: Trouble | undefined;
  return {
    failed(error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) return false;
      if (trouble !== present) log.error({ trouble }, tellTrouble(trouble, path));
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
