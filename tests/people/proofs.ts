import { chooseCalledName } from "../../db/enrolment/new-names.ts";
import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { chooseLanguage } from "../../db/people/languages.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { actingAs, profileOf } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { personId } from "../support/peers.ts";
import { type Act, act, aWhile, away, type Facts, leavingTraces, send } from "../support/secret-hands.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<person>": ["people:role-told", "people:told", "people:took-over"],
};

const wishes = { groupAttended: null, wantsMentoring: "yes" } as const;

export const marksInPairs: MarksInPairs = {
  opened: async ({ world, name, pair, mark }) => {
    const { db } = world;
    const about = (owner: string) => ({
      fields: `laborantti, ${mark(`${owner}fields`)}`,
      languages: "suomi",
      town: mark(`${owner}town`),
      experience: mark(`${owner}experience`),
    });
    const [mentor, actor] = [pair.mentor, pair.actor].map((person) => profileOf(db, personId(world, person)));
    if (mentor) saveMentorProfile(db, mentor, { ...about("mentor"), pairsAtOnce: 1 }, world.now());
    // Olena keeps her profile when her mentor changes: it contains what she has told the second time.
    const owners = name === "before" ? (["mentor"] as const) : pairRoles;
    if (actor && name !== "before") saveActorProfile(db, actor, { ...about("actor"), ...wishes }, world.now());
    return owners.flatMap((owner) =>
      ["fields", "town", "experience"].map((field) => ({ row: "profile", mark: mark(`${owner}${field}`), owner })),
    );
  },
};

export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, pair, mark, own }) => {
    const [mentor, actor] = [pair.mentor.id, pair.actor.id];
    chooseCalledName(db, actingAs(db, actor), mark("called"), NOW);
    for (const person of [mentor, actor]) chooseLanguage(db, actingAs(db, person), "sv", NOW);
    const about = (role: string) => ({
      fields: mark(`${role}-field`),
      languages: "suomi",
      town: null,
      experience: mark(role),
    });
    saveMentorProfile(db, profileOf(db, mentor), { ...about("mentor"), pairsAtOnce: 1 }, NOW);
    saveActorProfile(db, profileOf(db, actor), { ...about("actor"), ...wishes, groupAttended: mark("group") }, NOW);
    return [
      own("called", "writer", "person", "actor"),
      ...pairRoles.flatMap((role) =>
        [role, `${role}-field`, `${role}-name`].map((what) => own(what, role, "person", role)),
      ),
      own("group", "actor", "person", "actor"),
    ];
  },
};

/** The profile is changed by the person and by Kaisa, who has looked at it. */
export const changesProfile =
  (which: keyof Facts): Act =>
  async (world, facts) => {
    const { actor } = facts[which];
    await act(world, actor, "people:enrol-actor", "");
    const told = { fields: "hoiva", languages: "suomi", wantsMentoring: "yes" };
    await leavingTraces(world, () => send(world, actor, told));
    await aWhile(world);
    const id = personId(world, world.people[actor]);
    await act(world, "kaisa", "people:show", id);
    await away(world, "kaisa");
    await act(world, "kaisa", "people:edit-actor", id);
    await leavingTraces(world, () => send(world, "kaisa", { fields: "lähihoitaja" }));
  };
