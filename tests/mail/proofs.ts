import { saveMail } from "../../db/mail/addresses.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { actingAs } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import { chooseLetters, getLetters } from "../support/mail.ts";
import type { Item, MarksInPairs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { aWhile, bothPairs } from "../support/secret-hands.ts";
import { type SecretActs, underWay } from "../support/secret-world.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "mail:<person>": [
    "mail:announcement",
    "mail:code",
    "mail:invitation",
    "mail:meeting",
    "mail:meeting-off",
    "mail:peer-announcement",
    "mail:peer-meeting",
    "mail:peer-off",
    "mail:peer-reminder",
    "mail:reminder",
    "mail:unsuitable",
  ],
  "person:<person>": ["mail:broken", "mail:stopped"],
};

/** Those of the first pair do not: Olena would give another address in the second one. */
export const marksInPairs: MarksInPairs = {
  "half-way": async ({ world, name, pair, mark }) => {
    const items: Item[] = [];
    for (const owner of name === "before" ? [] : pairRoles) {
      await getLetters(world, pair[owner], `${mark(`${owner}address`)}@posti.example`, "all");
      items.push({ row: "e-mail address for letters", mark: mark(`${owner}address`), owner });
    }
    return items;
  },
};

export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, pair, mark, own }) => {
    saveMail(db, actingAs(db, pair.actor.id), { choice: "all", address: mark("address") }, NOW);
    return [own("address", "writer", "person", "actor")];
  },
};

/** She gets letters from now on, has one of her meeting, and ends them. */
const getsLetters = bothPairs(async (world, { actor }) => {
  const person = world.people[actor];
  await getLetters(world, person, `${actor}@posti.example`, "all");
  await aWhile(world);
  await chooseLetters(world, person, { choice: "none" });
});

export const secretActs: SecretActs = [
  {
    what: "actors choose letters by e-mail, and end them",
    beginning: underWay,
    acts: [getsLetters],
    mayNotNotice: ["mirja", "sirpa", "helena"],
  },
];
