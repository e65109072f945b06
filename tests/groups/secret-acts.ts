import { groups, peerMeetings } from "../../db/schema/index.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { callGroup, makeGroup } from "../support/groups.ts";
import { type Act, act, aWhile, away, leavingTraces, send } from "../support/secret-hands.ts";
import { type Beginning, type SecretActs, twoPairs } from "../support/secret-world.ts";
import { submit } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** What is done in confidence in a group: tests/proofs.md. */

async function meetAsGroup(world: World): Promise<GroupId> {
  const { helena, amina, olena } = world.people;
  const group = await makeGroup(world, { mentors: [helena.id], actors: [amina.id, olena.id] });
  await callGroup(world, group, { day: "2026-01-15", time: "12:00" }, "helena");
  await act(world, "kaisa", "groups:ask-wishes", group.id);
  await away(world, "kaisa");
  await world.travelTo("2026-01-15", "15:00");
  return group.id;
}

/** Helena is the mentor of a group with the actors of both pairs, who are asked for their wishes. It has met once. */
const inGroup: Beginning = {
  name: "in a group",
  make: async (world) => {
    const facts = await twoPairs(world);
    await meetAsGroup(world);
    return facts;
  },
};

/** The same group has ended. */
const afterGroup: Beginning = {
  name: "after a group",
  make: async (world) => {
    const facts = await twoPairs(world);
    await act(world, "kaisa", "groups:end", await meetAsGroup(world));
    await submit(world, world.people.kaisa);
    await away(world, "kaisa");
    return facts;
  },
};

const groupIn = (world: World): string => world.db.orm.select().from(groups).get()?.id ?? "";

/** She answers, and changes her mind. */
const answersWish: Act = async (world) => {
  for (const wishes of ["yes", "no"]) {
    await act(world, "amina", "groups:wish", groupIn(world));
    const answers = { wishes, field: "kirjanpito", learned: "Opin paljon" };
    await leavingTraces(world, () => send(world, "amina", answers));
    await aWhile(world);
  }
};

const notesWhoCame: Act = async (world) => {
  for (const came of ["2", "1"]) {
    await act(world, "helena", "groups:count", world.db.orm.select().from(peerMeetings).get()?.id ?? "");
    await leavingTraces(world, () => send(world, "helena", { came, themes: ["network"] }));
    await aWhile(world);
  }
};

const ratesGroup: Act = async (world) => {
  for (const rating of ["2", "3"]) {
    await act(world, "amina", "groups:feedback", groupIn(world));
    await leavingTraces(world, () => send(world, "amina", { rating, text: "Ryhmä oli iso" }));
    await aWhile(world);
  }
};

export const secretActs: SecretActs = [
  {
    what: "an actor of a group says whether she wishes for a mentor, and what she learned",
    beginning: inGroup,
    acts: [answersWish],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
  {
    what: "a mentor of a group notes how many came",
    beginning: inGroup,
    acts: [notesWhoCame],
    mayNotNotice: ["mirja", "amina", "olena"],
  },
  {
    what: "an actor of a group gives feedback to the network and corrects it",
    beginning: afterGroup,
    acts: [ratesGroup],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
];
