import { plannedMeeting } from "../../db/meetings/meetings.ts";
import type { Lanes } from "../support/lanes.ts";
import { act, bothPairs, send } from "../support/secret-hands.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "pair:<to>": ["meetings:agreed", "meetings:cancelled", "meetings:reminder"],
  "person:<person>": ["meetings:calendar"],
  "person:<to>": ["meetings:agreed-direct", "meetings:cancelled-direct", "meetings:cannot", "meetings:reminder-direct"],
};

export const movesMeeting = bothPairs(async (world, pair) => {
  const planned = plannedMeeting(world.db, pair.id, world.now());
  await act(world, pair.actor, "meetings:move", `${planned?.id}:${planned?.revision}`);
  await send(world, pair.actor, { day: "2026-01-22", time: "18:00", place: "Kirjasto" });
});
