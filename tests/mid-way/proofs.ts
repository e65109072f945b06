import { findOwnMidWay, noteMidWayAsked, saveMidWay } from "../../db/mid-way/mid-way.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { actingAs } from "../support/acting.ts";
import { fillForged } from "../support/forging.ts";
import type { Lanes } from "../support/lanes.ts";
import type { Item, MarksBesidePairs, MarksInPairs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { changeProgramme } from "../support/programme.ts";
import { type Act, act, aWhile, type Facts, leavingTraces, send } from "../support/secret-hands.ts";
import { type Beginning, type SecretActs, twoPairs } from "../support/secret-world.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair } from "../support/tour-pairs.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<person>": ["mid-way:shown"],
  "person:<to>": ["mid-way:ask"],
};

/** The programme asks half-way. */
export const marksBesidePairs: MarksBesidePairs = {
  "before the pairs": async (world) => changeProgramme(world.db, { hasMidWay: true }, world.now()),
};

/** The actor shows her answer, the mentor does not. */
export const marksInPairs: MarksInPairs = {
  "half-way": async ({ world, pair, mark }) => {
    const items: Item[] = [];
    for (const owner of pairRoles) {
      const isShared = owner === "actor";
      const needs = mark(`${owner}midway`);
      const answer = { rating: "3", needs, sharing: isShared ? ["share"] : [] };
      await fillForged(world, pair[owner], ["mid-way:answer", pair.id], answer);
      items.push({ row: "mid-way check", mark: needs, owner, isShared });
    }
    return items;
  },
};

export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, pair, mark, own }) =>
    pairRoles.map((role) => {
      noteMidWayAsked(db, pair, role, NOW);
      const question = findOwnMidWay(db, actingAs(db, pair[role].id), pair.id);
      if ("why" in question) throw new Error(`the ${role} was not asked half-way`);
      saveMidWay(db, question, { rating: "4", needs: mark(`${role}-midway`), sharing: ["share"] }, NOW);
      return own(`${role}-midway`, "writer", "pair", role);
    }),
};

/** Tuesday 3 March: each of the two pairs was asked half-way, 45 days after it began. */
const halfWay: Beginning = {
  name: "half-way",
  make: async (world) => {
    changeProgramme(world.db, { hasMidWay: true }, world.now());
    const facts = await twoPairs(world);
    await world.travelTo("2026-03-03", "10:00");
    return facts;
  },
};

const answersMidWay =
  (which: keyof Facts, role: "mentor" | "actor", isShown: boolean): Act =>
  async (world, facts) => {
    const { id, [role]: name } = facts[which];
    await act(world, name, "mid-way:answer", id);
    await leavingTraces(world, () => send(world, name, { rating: "2", needs: "Enemmän aikaa" }));
    await aWhile(world);
    if (!isShown) return;
    for (const what of ["mid-way:share", "mid-way:hide", "mid-way:share"]) {
      await leavingTraces(world, () => act(world, name, what, id));
      await aWhile(world);
    }
  };

export const secretActs: SecretActs = [
  {
    what: "actors answer the mid-way check",
    beginning: halfWay,
    acts: [answersMidWay("first", "actor", false), answersMidWay("own", "actor", false)],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
  {
    what: "mentors answer the mid-way check",
    beginning: halfWay,
    acts: [answersMidWay("first", "mentor", false), answersMidWay("own", "mentor", false)],
    mayNotNotice: ["amina", "olena", "kaisa", "helena"],
  },
  {
    what: "the actor of a coordinator answers the mid-way check and shows it to the other coordinators",
    beginning: halfWay,
    acts: [answersMidWay("own", "actor", true)],
    mayNotNotice: ["sirpa", "helena", "mirja", "amina"],
  },
];

const dm = { in: "@bot" };

/** Half-way both are asked; she answers, shows it to the coordinator and takes it back. */
async function answerHalfWay(tour: Tour): Promise<void> {
  const { mentor, actor, id } = firstPair(tour);
  const { kaisa } = tour.world.people;
  await tour.press(mentor, "home", "mid-way:answer", id);
  await tour.close(mentor);
  await tour.press(actor, dm, "mid-way:answer", id);
  await tour.send(actor, { rating: "4", sharing: [] });
  await tour.press(actor, dm, "mid-way:share", id);
  await tour.press(kaisa, dm, "mid-way:read");
  await tour.close(kaisa);
  await tour.press(actor, dm, "mid-way:hide", id);
  await tour.press(actor, "home", "mid-way:share", id);
}

export const tourSteps: TourSteps = {
  "a coordinator looks after pairs": async ({ world }) => changeProgramme(world.db, { hasMidWay: true }, world.now()),
  "half of the meetings are held": answerHalfWay,
};
