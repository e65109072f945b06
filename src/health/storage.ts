import type { Logger } from "pino";
import { describeTrouble, type Trouble, troubleAt } from "../../db/store/storage-faults.ts";

/** Watches the disk under the database. Logs once when it fails, and once when it works again. */
export type Storage = {
  /** Whether an error means that the disk or the database file fails. If so, it is logged here, and the caller does not log it again. */
  failed(error: unknown): boolean;
  /** To be called after each successful write. */
  worked(): void;
  /** To be called after each look at the pages on the disk. Damage lasts until a look finds none: a write that works does not mend it. */
  checked(isDamaged: boolean): void;
  readonly trouble: Trouble | undefined;
};

export function watchStorage(path: string, log: Logger): Storage {
  let present: Trouble | undefined;
  let isSpoilt = false;
  const begin = (trouble: Trouble) => {
    if (trouble !== present) log.error({ trouble }, describeTrouble(trouble, path));
    present = trouble;
  };
  const end = () => {
    if (present !== undefined) log.info({ trouble: present }, "The database can be written again");
    present = undefined;
  };
  return {
    failed(error) {
      const trouble = troubleAt(path, error);
      if (trouble !== undefined) begin(trouble);
      return trouble !== undefined;
    },
    worked() {
      if (!isSpoilt) end();
    },
    checked(isDamaged) {
      const wasSpoilt = isSpoilt;
      isSpoilt = isDamaged;
      if (isDamaged) begin("damaged");
      else if (wasSpoilt) end();
    },
    get trouble() {
      return present;
    },
  };
}
