import { livePairsOf } from "../../db/pairs/pairs.ts";
import { NO_SLACK_CHANNEL } from "../../src/programme/ids.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import { personId } from "../support/peers.ts";
import { type Act, act, leavingTraces, send } from "../support/secret-hands.ts";
import { type Beginning, network, type SecretActs } from "../support/secret-world.ts";
import { openPair } from "../support/under-way.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "pair:<pair>": [
    "pairs:channel",
    "pairs:invite",
    "pairs:new-coordinator",
    "pairs:number-changed",
    "pairs:outsider",
    "pairs:rename",
    "pairs:take-out",
    "pairs:topic",
    "pairs:unanswered-since",
    "pairs:welcome",
    "pairs:worker-inside",
    "pairs:worker-left",
  ],
  "pair:<to>": ["pairs:pin"],
  "person:<person>": [
    "pairs:channel-trouble",
    "pairs:handed-over",
    "pairs:invitation",
    "pairs:invitation-over",
    "pairs:invitation-reminder",
    "pairs:left",
    "pairs:member-back",
    "pairs:member-gone",
    "pairs:notice",
    "pairs:please-leave",
  ],
  "person:<to>": [
    "pairs:could-not-invite",
    "pairs:kickoff-passed",
    "pairs:no-posting",
    "pairs:not-reached",
    "pairs:refused",
    "pairs:taken-back",
    "pairs:unanswered",
  ],
};

export const marksInPairs: MarksInPairs = {
  opened: async ({ pair }) => [{ row: "pair", mark: pair.id }],
};

/** Mirja and Amina are asked whether they want to; Sirpa and Olena have begun. */
const invited: Beginning = {
  name: "invited",
  make: async (world) => {
    const { kaisa, mirja, amina, sirpa, olena } = world.people;
    await network(world);
    const own = await openPair(world, sirpa, olena, { day: "2026-01-13", time: "15:00", language: "fi" });
    await act(world, "kaisa", "pairs:new", "");
    await kaisa.fill({ actor: amina.id });
    await world.settle();
    await send(world, "kaisa", { mentor: mirja.id, day: "2026-01-20", time: "17:00", consent: [] });
    const invited = livePairsOf(world.db, personId(world, amina))[0];
    if (!invited) throw new Error("nobody was invited");
    return {
      first: { id: invited.id, channelId: NO_SLACK_CHANNEL, mentor: "mirja" as const, actor: "amina" as const },
      own: { id: own.id, channelId: own.channelId, mentor: "sirpa" as const, actor: "olena" as const },
    };
  },
};

/** One of the two says yes to an invitation that the other has not answered. */
const saysYes =
  (role: "mentor" | "actor"): Act =>
  (world, { first }) =>
    leavingTraces(world, () => act(world, first[role], "pairs:accept", first.id));

export const secretActs: SecretActs = [
  {
    what: "an actor who is invited says yes",
    beginning: invited,
    acts: [saysYes("actor")],
    mayNotNotice: ["mirja", "helena"],
  },
  {
    what: "a mentor who is invited says yes",
    beginning: invited,
    acts: [saysYes("mentor")],
    mayNotNotice: ["amina"],
  },
];
