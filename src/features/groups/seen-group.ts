import { groupSaid } from "../../../blocks/groups.ts";
import { type GroupAs, groupAs } from "../../../db/groups/groups.ts";
import { groupIdFrom } from "../../programme/ids.ts";
import type { Reply, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

/** What the listeners of groups share: the group that a coordinator may change, and how an answer is shown. */

export const said = (visit: Visit, key: TextKey, params: Record<string, string> = {}): Reply => ({
  done: groupSaid(visit.words, visit.words.md(key, params)),
});

/** The group, if a coordinator may change it now; else why not. In a transaction. */
export function changeable(visit: Visit, id: unknown): GroupAs<"coordinator"> | { refused: TextKey } {
  const group = groupAs(visit.db, visit.person, groupIdFrom(id));
  if (!group) return { refused: "groups.notYours" };
  if (group.role !== "coordinator") return { refused: "groups.notCoordinator" };
  return group.state === "ended" ? { refused: "groups.notOpen" } : (group as GroupAs<"coordinator">);
}

/** The same for a press, or an answer. */
export async function changeableNow(visit: Visit, value: string): Promise<GroupAs<"coordinator"> | undefined> {
  const group = visit.db.transaction(() => changeable(visit, value));
  if (!("refused" in group)) return group;
  await visit.say(group.refused);
  return undefined;
}
