import { findReceivable, issueCertificate } from "../../db/certificate/certificate.ts";
import { pairAs } from "../../db/privacy/acting.ts";
import { certificates } from "../../db/schema/index.ts";
import type { Db } from "../../db/store/open.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { finished } from "../closing/proofs.ts";
import { actingAs } from "../support/acting.ts";
import { fillForged } from "../support/forging.ts";
import type { Lanes } from "../support/lanes.ts";
import type { Item, MarksInPairs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { type Act, act, aWhile, type Facts, leavingTraces, send } from "../support/secret-hands.ts";
import type { SecretActs } from "../support/secret-world.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair } from "../support/tour-pairs.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<to>": ["certificate:file"],
};

export const marksInPairs: MarksInPairs = {
  "after the end": async ({ world, pair, mark }) => {
    const items: Item[] = [];
    for (const owner of pairRoles) {
      const name = mark(`${owner}name`);
      await fillForged(world, pair[owner], ["certificate:open", pair.id], { name });
      items.push({ row: "certificate", mark: name, owner, isShared: false });
    }
    return items;
  },
};

export const marksInDatabase: MarksInDatabase = {
  "after the end": ({ db, pair, mark, own }) =>
    pairRoles.map((role) => {
      const receivable = findReceivable(db, pairAs(db, actingAs(db, pair[role].id), pair.id));
      if ("why" in receivable) throw new Error(`the ${role} gets no certificate`);
      const name = mark(`${role}-certificate`);
      issueCertificate(db, receivable, { name, language: "fi", themes: ["themes"] }, NOW);
      return own(`${role}-certificate`, "writer", "person", role);
    }),
};

const hasCertificate =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    for (const language of ["sv", "fi"]) {
      await act(world, facts[which][role], "certificate:open", facts[which].id);
      await leavingTraces(world, () => send(world, facts[which][role], { name: "Amina H.", language }));
      await aWhile(world);
    }
  };

export const secretActs: SecretActs = [
  {
    what: "actors have a certificate sent, and again",
    beginning: finished,
    acts: [hasCertificate("first", "actor"), hasCertificate("own", "actor")],
    mayNotNotice: ["mirja", "helena"],
  },
];

/** Each has a certificate, one of them twice; the coordinator checks one. */
async function certify(tour: Tour): Promise<void> {
  const { mentor, actor, channel, id } = firstPair(tour);
  const { kaisa } = tour.world.people;
  await tour.press(mentor, { in: channel }, "certificate:open", id);
  await tour.send(mentor, { name: "Mirja Virtanen", themes: ["themes"] }, "updated");
  await tour.press(actor, "home", "certificate:open", id);
  await tour.send(actor, { name: "Amina Hassan", language: "en" }, "updated");
  await tour.press(kaisa, "home", "certificate:check");
  await tour.send(kaisa, { number: certificateNumbers(tour.world.db)[0] }, "updated");
}

const certificateNumbers = (db: Db) =>
  db.orm
    .select()
    .from(certificates)
    .all()
    .map(({ number }) => number);

export const tourSteps: TourSteps = {
  "certificates are given": certify,
};
