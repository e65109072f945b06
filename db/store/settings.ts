import type { SlackChannelId } from "../../src/programme/ids.ts";
import { settings } from "../schema/index.ts";
import { eq } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { prepared } from "./prepared.ts";
import { remembered } from "./remembered.ts";

export type Settings = typeof settings.$inferSelect;

const ONLY_ROW = 1;
const onlyRow = prepared((orm) => orm.select().from(settings).where(eq(settings.id, ONLY_ROW)).prepare());

/** The workspace's settings, or undefined before the first setup. */
export const readSettings = (db: Db): Settings | undefined => row(db, ONLY_ROW);

const row = remembered("settings", (db, _only: number) => onlyRow(db).get());

/** @throws if the workspace has not been set up. Nothing that needs settings can exist before that. */
export function requireSettings(db: Db): Settings {
  const found = readSettings(db);
  if (!found) throw new Error("the workspace has not been set up");
  return found;
}

export function saveSettings(db: Db, values: Omit<typeof settings.$inferInsert, "id" | "revision">): void {
  const known = readSettings(db);
  if (known)
    db.orm
      .update(settings)
      .set({ ...values, revision: known.revision + 1 })
      .run();
  else
    db.orm
      .insert(settings)
      .values({ id: ONLY_ROW, revision: 1, ...values })
      .run();
}

export function noteChannel(db: Db, which: "coordinatorsChannelId" | "peerChannelId", channelId: SlackChannelId): void {
  db.orm
    .update(settings)
    .set({ [which]: channelId })
    .run();
}
