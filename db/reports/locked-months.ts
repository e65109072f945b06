import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { writeWhole } from "../store/files.ts";

/**
 * The numbers of whole months that were counted once (src/programme/reports/monthly.ts), in a file beside the database. It is no part of a backup: a database
 * that is put back would otherwise count a month again, and send it with other numbers. It holds only what leaves.
 */
const shape = z.array(
  z.object({
    month: z.string(),
    /** What is sent, as it was written when the month was counted. */
    body: z.string(),
    /** The last day on which it was tried, in the programme's time zone. */
    triedOn: z.string().optional(),
    /** The day on which the address accepted it. */
    acceptedOn: z.string().optional(),
  }),
);

export type LockedMonth = z.infer<typeof shape>[number];

const pathOf = (databasePath: string): string => `${databasePath}.numbers`;

/** Oldest first. @throws if the file cannot be read */
export function readLockedMonths(databasePath: string): LockedMonth[] {
  const path = pathOf(databasePath);
  return existsSync(path) ? shape.parse(JSON.parse(readFileSync(path, "utf8"))) : [];
}

/** Of the accepted ones only the newest is kept: it tells which month comes next. */
export function writeLockedMonths(databasePath: string, months: readonly LockedMonth[]): void {
  const kept = months.filter(({ acceptedOn }, index) => acceptedOn === undefined || index === months.length - 1);
  writeWhole(pathOf(databasePath), `${JSON.stringify(kept, undefined, 1)}\n`);
}
