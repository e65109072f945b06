import { peerMeetings } from "../../db/schema/index.ts";
import { groupIdFrom } from "../../src/programme/ids.ts";
import { callGroup, type MadeGroup, makeGroup, press, pressInModal, putAway, send } from "./groups.ts";
import { madeUp } from "./made-up.ts";
import type { Marked } from "./marked-items.ts";
import { easy } from "./texts.ts";
import type { World } from "./world.ts";

/** What the people of a group write, for who-sees-what.test.ts: each text under its row of section 2. */

const mark = (what: string) => `zzgroup${what}zz`;

const madeOf = ({ id, channelId }: Marked): MadeGroup => {
  const groupId = groupIdFrom(id);
  if (!groupId) throw new Error("no group");
  return { id: groupId, channelId };
};

/** Helena and Olena are in a group, which meets on the first day; Olena says what she wishes and has learned. */
export async function beginMarkedGroup(world: World): Promise<Marked> {
  const { helena, olena } = world.people;
  const group = await makeGroup(world, { name: mark("name"), mentors: [helena.id], actors: [olena.id] });
  await callGroup(
    world,
    group,
    { title: "Alku", day: "2026-01-12", time: "15:00", theme: "jobs", place: mark("place") },
    "helena",
  );
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await press(world, "olena", "groups:wish", group.id);
  await send(world, "olena", { wishes: "yes", field: mark("field"), languages: "suomi", learned: mark("learned") });
  await putAway(olena);
  return {
    name: "group",
    id: madeUp(group.id),
    channelId: group.channelId,
    mentor: "Helena Korhonen",
    actor: "Olena Kovalenko",
    items: [
      { row: "group: name", mark: mark("name") },
      { row: "group: name", mark: mark("place") },
      { row: "group: how many", mark: "Realistiset työllistymismahdollisuudet", easyMark: easy("themes.chances") },
      ...["field", "learned"].map((what) => ({ row: "wish for a mentor", mark: mark(what), owner: "actor" as const })),
    ],
  };
}

/** Helena notes how the meeting was and calls another one. Kaisa looks at the group, so that its buttons are drawn. */
export async function continueMarkedGroup(world: World, marked: Marked): Promise<void> {
  const { helena, kaisa } = world.people;
  const group = madeOf(marked);
  const meeting = world.db.orm.select().from(peerMeetings).get()?.id ?? "";
  await press(world, "helena", "groups:count", meeting);
  await send(world, "helena", { came: "2", themes: ["chances"] });
  await putAway(helena);
  await callGroup(world, group, { title: "Jatko", day: "2026-02-25", time: "12:00" }, "helena");
  await press(world, "kaisa", "groups:list", "");
  await pressInModal(world, kaisa, "groups:show", group.id);
  await pressInModal(world, kaisa, "groups:wishes");
  await putAway(kaisa);
}

/** Kaisa ends the group, and both say how it was. */
export async function endMarkedGroup(world: World, marked: Marked): Promise<void> {
  const group = madeOf(marked);
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(world.people.kaisa);
  for (const [name, owner] of [
    ["helena", "mentor"],
    ["olena", "actor"],
  ] as const) {
    await press(world, name, "groups:feedback", group.id);
    await send(world, name, { rating: "3", text: mark(`${owner}end`) });
    await putAway(world.people[name]);
    marked.items.push({ row: "group's feedback", mark: mark(`${owner}end`), owner });
  }
}
