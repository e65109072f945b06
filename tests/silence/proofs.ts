import { plannedMeeting } from "../../db/meetings/meetings.ts";
import type { Lanes } from "../support/lanes.ts";
import { act, bothPairs } from "../support/secret-hands.ts";
import { type Beginning, type SecretActs, twoPairs } from "../support/secret-world.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "pair:<pair>": ["silence:check", "silence:continued", "silence:pause-over", "silence:paused"],
  "pair:<to>": ["silence:agree"],
  "person:<to>": ["silence:ask"],
};

/** The meeting of the 22nd was never written down, and three weeks later the bot has asked how they are. */
const silent: Beginning = {
  name: "silent",
  make: async (world) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      const planned = plannedMeeting(world.db, id, world.now());
      await act(world, mentor, "meetings:cannot", `${planned?.id}:${planned?.revision}`);
    }
    await world.travelTo("2026-02-20", "10:00");
    return facts;
  },
};

const saysAllIsWell = bothPairs((world, pair) => act(world, pair.actor, "silence:well", pair.id));

export const secretActs: SecretActs = [
  {
    what: "actors say that all is well",
    beginning: silent,
    acts: [saysAllIsWell],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
];
