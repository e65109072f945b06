import { endGroup, saveGroupFeedback } from "../../db/groups/ending.ts";
import { type GroupAs, groupAs } from "../../db/groups/groups.ts";
import { createGroup } from "../../db/groups/making.ts";
import { askWishes, saveWish } from "../../db/groups/wishes.ts";
import { announceGroupMeeting } from "../../db/peer-support/acts.ts";
import { peerMeetings } from "../../db/schema/index.ts";
import { FIRST_PROGRAMME } from "../../db/schema/programmes.ts";
import type { Db } from "../../db/store/open.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { type GroupId, groupIdFrom, type PersonId } from "../../src/programme/ids.ts";
import type { PersonOfPair } from "../../src/programme/pairs/roles.ts";
import { actingAs, coordinatorOf } from "../support/acting.ts";
import { callGroup, type MadeGroup, makeGroup, press, pressInModal, putAway, send } from "../support/groups.ts";
import { ZONE } from "../support/helsinki.ts";
import type { Lanes } from "../support/lanes.ts";
import { madeUp } from "../support/made-up.ts";
import { type Marked, type MarksBesidePairs, markedAs } from "../support/marked-items.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { easy } from "../support/texts.ts";
import type { World } from "../support/world.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  coordinators: ["groups:digest"],
  "group:<group>": [
    "groups:archive",
    "groups:channel",
    "groups:clean",
    "groups:delete",
    "groups:goodbye",
    "groups:invite",
    "groups:meeting-over",
    "groups:nameless",
    "groups:near-end",
    "groups:no-topic",
    "groups:outsider",
    "groups:rename",
    "groups:take-out",
    "groups:topic",
    "groups:welcome",
  ],
  "group:<to>": ["groups:pin"],
  "person:<person>": [
    "groups:channel-trouble",
    "groups:count-ask",
    "groups:feedback-ask",
    "groups:feedback-remind",
    "groups:left",
    "groups:notice",
    "groups:removed",
    "groups:wish-ask",
    "groups:wish-remind",
  ],
  "person:<to>": ["groups:could-not-invite", "groups:no-posting", "groups:not-closed"],
};

/** What the people of a group write, each text under its row of section 2. */
const textOf = (what: string) => `zzgroup${what}zz`;

const madeOf = ({ id, channelId }: Marked): MadeGroup => {
  const groupId = groupIdFrom(id);
  if (!groupId) throw new Error("no group");
  return { id: groupId, channelId };
};

/** Helena and Olena are in a group, which meets on the first day; Olena says what she wishes and has learned. */
async function begin(world: World, all: Marked[]): Promise<void> {
  const { helena, olena } = world.people;
  const group = await makeGroup(world, { name: textOf("name"), mentors: [helena.id], actors: [olena.id] });
  await callGroup(
    world,
    group,
    { title: "Alku", day: "2026-01-12", time: "15:00", theme: "jobs", place: textOf("place") },
    "helena",
  );
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await press(world, "olena", "groups:wish", group.id);
  await send(world, "olena", { wishes: "yes", field: textOf("field"), languages: "suomi", learned: textOf("learned") });
  await putAway(olena);
  all.push({
    name: "group",
    id: madeUp(group.id),
    channelId: group.channelId,
    mentor: "Helena Korhonen",
    actor: "Olena Kovalenko",
    items: [
      { row: "group: name", mark: textOf("name") },
      { row: "group: name", mark: textOf("place") },
      { row: "group: how many", mark: "Realistiset työllistymismahdollisuudet", easyMark: easy("themes.chances") },
      ...["field", "learned"].map((what) => ({
        row: "wish for a mentor",
        mark: textOf(what),
        owner: "actor" as const,
      })),
    ],
  });
}

/** Helena notes how the meeting was and calls another one. Kaisa looks at the group, so that its buttons are drawn. */
async function goOn(world: World, all: Marked[]): Promise<void> {
  const { helena, kaisa } = world.people;
  const group = madeOf(markedAs("group", all));
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
async function end(world: World, all: Marked[]): Promise<void> {
  const marked = markedAs("group", all);
  const group = madeOf(marked);
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(world.people.kaisa);
  for (const [name, owner] of [
    ["helena", "mentor"],
    ["olena", "actor"],
  ] as const) {
    await press(world, name, "groups:feedback", group.id);
    await send(world, name, { rating: "3", text: textOf(`${owner}end`) });
    await putAway(world.people[name]);
    marked.items.push({ row: "group's feedback", mark: textOf(`${owner}end`), owner });
  }
}

export const marksBesidePairs: MarksBesidePairs = {
  "before the pairs": begin,
  "after the pairs": goOn,
  "at the end": end,
};

/** The group for somebody who is this in it. In a transaction. */
function groupOf<R extends PersonOfPair>(db: Db, personId: PersonId, groupId: GroupId, role: R): GroupAs<R> {
  const group = groupAs(db, actingAs(db, personId), groupId);
  if (group?.role !== role) throw new Error(`${personId} is not ${role} of the group`);
  return group as GroupAs<R>;
}

/** A group in which the two of the pair write all that they can, and which has ended. */
export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, coordinator, pair, mark, own }) => {
    const [mentor, actor] = [pair.mentor.id, pair.actor.id];
    const about = {
      name: mark("group-name"),
      coordinatorId: coordinator,
      language: "fi",
      endsOn: null,
      plannedNumber: 4,
      programmeId: FIRST_PROGRAMME,
    } as const;
    const people = { mentor: [mentor], actor: [actor] };
    const { id } = createGroup(db, coordinatorOf(db, coordinator), about, people, NOW - 9 * DAY_MS, ZONE);
    const texts = {
      title: mark("group-title"),
      place: mark("group-place"),
      description: null,
      guest: mark("group-guest"),
    };
    const times = { startsAt: NOW - 2 * DAY_MS, endsAt: NOW - DAY_MS };
    const called = groupOf(db, mentor, id, "mentor");
    announceGroupMeeting(db, called, { ...texts, ...times, theme: "jobs" }, NOW - 8 * DAY_MS);
    askWishes(db, groupOf(db, coordinator, id, "coordinator"), NOW);
    const wish = { wishes: "yes", field: mark("group-field"), learned: mark("group-learned") } as const;
    saveWish(db, groupOf(db, actor, id, "actor"), wish, undefined, NOW);
    endGroup(db, groupOf(db, coordinator, id, "coordinator"), NOW);
    for (const [role, personId] of [
      ["mentor", mentor],
      ["actor", actor],
    ] as const)
      saveGroupFeedback(db, groupOf(db, personId, id, role), { rating: "4", text: mark(`${role}-group-end`) }, NOW);
    return [
      own("group-name", { stays: "It says what a group was called." }, "person", "mentor"),
      own("group-title", { stays: "It says which meeting it was." }, "person", "mentor"),
      ...["group-place", "group-guest"].map((what) => own(what, "writer", "person", "mentor")),
      own("mentor-group-end", "writer", "group", "mentor"),
      ...["group-field", "group-learned", "actor-group-end"].map((what) => own(what, "writer", "group", "actor")),
    ];
  },
};
