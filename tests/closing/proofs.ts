import { finishPair } from "../../db/closing/closing.ts";
import { saveFeedback, takesTexts } from "../../db/closing/feedback.ts";
import { pairAs } from "../../db/privacy/acting.ts";
import { actingAs, openPairAs } from "../support/acting.ts";
import { finish, giveFeedback } from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { type Act, act, aWhile, type Facts, leavingTraces, send } from "../support/secret-hands.ts";
import { type Beginning, type SecretActs, twoPairs } from "../support/secret-world.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  coordinators: ["closing:digest"],
  "pair:<pair>": [
    "closing:archive",
    "closing:clean",
    "closing:delete",
    "closing:goes-on",
    "closing:goodbye",
    "closing:rename",
    "closing:topic",
  ],
  "person:<to>": ["closing:channel-trouble", "closing:feedback", "closing:remind"],
};

export const marksInPairs: MarksInPairs = {
  "at the end": async ({ world, name, pair, mark }) => {
    const [ofMentor, ofActor] = [mark("mentorfeedback"), mark("actorfeedback")];
    const [outcome, word] = name === "now" ? ["studies", "Opiskelupaikka"] : ["traineeship", "Harjoittelupaikka"];
    await finish(world, pair, { outcome: "goals", text: ofMentor });
    if (await pair.mentor.modal()) await pair.mentor.closeAll();
    await giveFeedback(world, pair.actor, { outcome, text: ofActor });
    return [
      { row: "feedback", mark: ofMentor, owner: "mentor" },
      { row: "feedback", mark: ofActor, owner: "actor" },
      { row: "outcome", mark: word },
    ];
  },
};

export const marksInDatabase: MarksInDatabase = {
  "at the end": ({ db, pair, mark, own }) => {
    const meetings = { asked: [], held: [] };
    const end = { outcome: "goals", rating: 5, goesOn: [] } as const;
    const byMentor = { meetings, answer: { ...end, goesOn: [], text: mark("mentor-end") } };
    finishPair(db, openPairAs(db, pair.mentor.id, pair.id, "mentor"), byMentor, NOW, ZONE);
    const over = pairAs(db, actingAs(db, pair.actor.id), pair.id);
    if (over?.role !== "actor" || over.state !== "finished" || !takesTexts(over)) throw new Error("not finished");
    saveFeedback(db, over, { meetings, answer: { ...end, goesOn: [], text: mark("actor-end") } }, NOW);
    return [own("mentor-end", "mentor", "pair", "mentor"), own("actor-end", "actor", "pair", "actor")];
  },
};

/** The mentors have ended both. */
export const finished: Beginning = {
  name: "finished",
  make: async (world) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      await act(world, mentor, "closing:open", id);
      await send(world, mentor, { outcome: "goals" });
    }
    return facts;
  },
};

/** Kaisa has ended both. */
const finishedByCoordinator: Beginning = {
  name: "finished by a coordinator",
  make: async (world) => {
    const facts = await twoPairs(world);
    for (const { id } of [facts.first, facts.own]) {
      await act(world, "kaisa", "closing:open", id);
      await send(world, "kaisa", { outcome: "goals" });
    }
    return facts;
  },
};

/** Given and corrected; it says of the outcome what has been said before. That Kaisa looks at feedback comes later, also where none was given. */
const givesFeedback =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    for (const rating of ["2", "3"]) {
      await act(world, facts[which][role], "closing:feedback", facts[which].id);
      const answers = { outcome: "goals", rating, text: "Kaipasin aikaa" };
      await leavingTraces(world, () => send(world, facts[which][role], answers));
      await aWhile(world);
    }
  };

export const secretActs: SecretActs = [
  {
    what: "an actor gives feedback to the network and corrects it",
    beginning: finished,
    acts: [givesFeedback("first", "actor")],
    mayNotNotice: ["mirja", "helena"],
  },
  {
    what: "the actor of a coordinator gives feedback to the network and corrects it",
    beginning: finished,
    acts: [givesFeedback("own", "actor")],
    mayNotNotice: ["sirpa"],
  },
  {
    what: "mentors give their parts to the network and correct them",
    beginning: finishedByCoordinator,
    acts: [givesFeedback("first", "mentor"), givesFeedback("own", "mentor")],
    mayNotNotice: ["amina", "olena"],
  },
];
