import { afterAll, describe, expect, test } from "vitest";
import { readGroup } from "../../db/groups/groups.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { findPeerMeeting, peerMeetingFor } from "../../db/peer-support/peer-support.ts";
import { outbox, peerMeetings } from "../../db/schema/index.ts";
import { asc, isNotNull } from "../../db/store/drizzle.ts";
import { groupIdFrom, peerMeetingIdFrom } from "../../src/programme/ids.ts";
import { meetingMeant } from "../../src/programme/meetings/rules.ts";
import { stageOf } from "../../src/programme/peer-support/rules.ts";
import { answerAs, callPairs, count, type OfVaasa, openPairsOfVaasa } from "../support/common-meetings.ts";
import { callGroup, changeGroupPeople, type MadeGroup, makeGroup, press, putAway, send } from "../support/groups.ts";
import { untrueMessages } from "../support/old-messages.ts";
import { callTogether, personId } from "../support/peers.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { finnish, type Name, type World } from "../support/world.ts";

/** Messages about groups, their meetings, common and mentors' meetings: whatever happens, none keeps a wrong time or a button that decides nothing. */

type Facts = { world: World; group: MadeGroup; pairs: readonly { id: string }[] };

/** The meetings ahead, and the one that is over: of the group, of the programme, of the mentors. */
const ahead = (world: World) =>
  world.db.orm
    .select()
    .from(peerMeetings)
    .orderBy(asc(peerMeetings.createdAt))
    .all()
    .filter((meeting) => stageOf(meeting, world.now()) === "open");

const over = (world: World) =>
  world.db.orm
    .select()
    .from(peerMeetings)
    .all()
    .filter((meeting) => meeting.endsAt <= world.now());

const people: readonly Name[] = ["mirja", "amina", "helena", "olena"];

/** Tuesday 20 January at 18: everything has been said, and everybody has said yes to meetings on the 21st, which were moved once. */
async function everythingSaid(): Promise<Facts> {
  const { world, facts } = await worldAfter("everything said in groups", finnish, async (fresh) => {
    await fresh.setUp();
    return sayEverything(fresh, await openPairsOfVaasa(fresh));
  });
  return { world, ...facts };
}

async function sayEverything(world: World, { programmeId, pairs }: OfVaasa): Promise<Omit<Facts, "world">> {
  const { mirja, helena, amina, olena, sirpa, kaisa } = world.people;
  const group = await makeGroup(world, { mentors: [mirja.id, helena.id], actors: [amina.id, olena.id] });
  await callGroup(world, group, { title: "Alku", day: "2026-01-13", time: "12:00" });
  await callPairs(world, programmeId, { title: "Parien alku", day: "2026-01-13", time: "12:00" });
  await callGroup(world, group, { day: "2026-01-21", time: "16:00" });
  await callPairs(world, programmeId, { day: "2026-01-21", time: "16:00" });
  await callTogether(world, { day: "2026-01-21", time: "16:00" });
  await putAway(sirpa);
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await putAway(kaisa);
  for (const { id, groupId, programmeId: ofPairs } of ahead(world))
    for (const name of groupId === null && ofPairs === null ? (["mirja", "helena"] as const) : people)
      await answerAs(world, name, "yes", id);
  await world.travelTo("2026-01-14", "12:00");
  await moveAll(world, { time: "17:00" });
  await world.travelTo("2026-01-20", "18:00");
  return { group, pairs };
}

/** Who looks after each meeting. */
const manager = ({ groupId }: { groupId: unknown }): Name => (groupId === null ? "kaisa" : "mirja");

async function moveAll(world: World, answers: Record<string, unknown>): Promise<void> {
  for (const meeting of ahead(world)) {
    const name = manager(meeting);
    await press(world, name, "peer-support:move", meeting.id);
    await send(world, name, answers);
    await putAway(world.people[name]);
  }
}

async function cancelAll(world: World): Promise<void> {
  for (const meeting of ahead(world)) {
    const name = manager(meeting);
    await press(world, name, "peer-support:cancel", meeting.id);
    await send(world, name);
    await putAway(world.people[name]);
  }
}

async function answerAll({ world, group }: Facts): Promise<void> {
  for (const { id, revision } of ahead(world)) await answerAs(world, "mirja", "no", id, revision);
  await press(world, "amina", "groups:wish", group.id);
  await send(world, "amina", { wishes: "no" });
  await putAway(world.people.amina);
  for (const { id, groupId } of over(world)) {
    if (groupId === null) await count(world, id, 3);
    else {
      await press(world, "helena", "groups:count", id);
      await send(world, "helena", { came: "3" });
      await putAway(world.people.helena);
    }
  }
}

async function endAll({ world, group, pairs }: Facts): Promise<void> {
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(world.people.kaisa);
  for (const [pair, name] of [
    [pairs[0], "mirja"],
    [pairs[1], "helena"],
  ] as const) {
    await press(world, name, "closing:open", pair?.id ?? "");
    await send(world, name, { outcome: "goals" });
    await putAway(world.people[name]);
  }
}

const withoutAmina = async ({ world, group, pairs }: Facts): Promise<void> => {
  const { mirja, helena, olena } = world.people;
  await changeGroupPeople(world, group, { mentors: [mirja.id, helena.id], actors: [olena.id] });
  await press(world, "mirja", "closing:open", pairs[0]?.id ?? "");
  await send(world, "mirja", { outcome: "early" });
  await putAway(mirja);
};

const situations: readonly (readonly [string, (facts: Facts) => Promise<void>])[] = [
  ["everything is said", async () => undefined],
  ["all is answered and noted", answerAll],
  ["all meetings are moved", ({ world }) => moveAll(world, { day: "2026-01-22", time: "18:00" })],
  ["all meetings are called off", ({ world }) => cancelAll(world)],
  ["all meetings have begun", ({ world }) => world.travelTo("2026-01-21", "17:30")],
  ["all meetings are over", ({ world }) => world.travelTo("2026-01-21", "20:00")],
  ["the group and the pairs have ended", endAll],
  [
    "their channels are archived",
    async (facts) => {
      await endAll(facts);
      await facts.world.travelTo("2026-02-05", "12:00");
    },
  ],
  ["an actor is of the group and of the programme no longer", withoutAmina],
  [
    "an actor has everything erased",
    async ({ world }) => {
      await press(world, "amina", "privacy:erase", "");
      await send(world, "amina", { sure: ["yes"] });
      await world.later({ minutes: 10 });
    },
  ],
  [
    "an actor's account is closed",
    async ({ world }) => {
      await world.people.kaisa.deactivate(world.people.amina.id);
      await world.settle();
    },
  ],
];

type Element = { action_id?: string; value?: string };
type Block = { elements?: Element[]; accessory?: Element };

/** The buttons in front of a person, in all conversations. */
async function buttonsOf(world: World, name: Name): Promise<Element[]> {
  const person = world.people[name];
  const channels = [{ id: "@bot" }, ...(await person.channels())];
  const all = await Promise.all(channels.map(({ id }) => person.messages(id).catch(() => [])));
  return all
    .flat()
    .filter(({ ephemeral }) => !ephemeral)
    .flatMap(({ blocks }) => blocks as Block[])
    .flatMap(({ elements = [], accessory }) => [...elements, ...(accessory ? [accessory] : [])]);
}

/** Whether the button would do what it says, for this person and now. */
function decides(world: World, name: Name, { action_id = "", value = "" }: Element): boolean {
  const viewer = { personId: personId(world, world.people[name]) };
  if (action_id.startsWith("peer-support:") && !/join|contact/.test(action_id)) {
    const { meetingId, revision } = meetingMeant(value, peerMeetingIdFrom);
    const meeting = meetingId && peerMeetingFor(world.db, viewer, meetingId);
    return (
      meeting !== undefined &&
      stageOf(meeting, world.now()) === "open" &&
      (revision ?? meeting.revision) === meeting.revision
    );
  }
  if (action_id === "groups:count") {
    const id = peerMeetingIdFrom(value);
    const meeting = id && findPeerMeeting(world.db, id);
    return meeting !== undefined && meeting.endsAt <= world.now() && peerMeetingFor(world.db, viewer, id) !== undefined;
  }
  const group = groupIdFrom(value.split(":")[0]);
  if (!group || !action_id.startsWith("groups:")) return true;
  const { state } = readGroup(world.db, group);
  if (action_id === "groups:meeting") return state === "open";
  return action_id === "groups:feedback" ? state === "ended" : true;
}

describe("no old message says or offers what is no longer true", () => {
  const sent = new Set<string>();

  test.each(situations)("when %s", async (_when, act) => {
    const facts = await everythingSaid();
    await using world = facts.world;
    await act(facts);
    await world.later({ minutes: 61 });
    expect(untrueMessages(world)).toEqual([]);
    for (const name of [...people, "kaisa"] as const) {
      if ((await world.people[name].me().catch(() => undefined)) === undefined) continue;
      const dead = (await buttonsOf(world, name)).filter((button) => !decides(world, name, button));
      expect([name, dead]).toEqual([name, []]);
    }
    for (const { kind } of world.db.orm.select({ kind: outbox.kind }).from(outbox).where(isNotNull(outbox.ts)).all())
      sent.add(kind);
  });

  test("a way back, and a channel that is made again, are offered only while they help", async () => {
    const facts = await everythingSaid();
    await using world = facts.world;
    const { amina, mirja, kaisa } = world.people;
    await amina.leave(facts.group.channelId);
    await world.settle();
    await press(world, "amina", "groups:return", facts.group.id);
    await mirja.archive(facts.group.channelId);
    await world.settle();
    await press(world, "kaisa", "groups:new-channel", facts.group.id);
    await putAway(kaisa);
    await world.later({ minutes: 61 });
    expect(untrueMessages(world)).toEqual([]);
    for (const { kind } of world.db.orm.select({ kind: outbox.kind }).from(outbox).where(isNotNull(outbox.ts)).all())
      sent.add(kind);
  });

  /** What Slack refuses is told in tests/groups/groups.test.ts, and contacts in tests/peer-support/members.test.ts. */
  const elsewhere = ["groups:could-not-invite", "groups:no-posting", "peer-support:contact"];

  afterAll(() => {
    const changing = Object.values(kinds).filter(
      ({ name, life }) => /^(groups|peer-support):/.test(name) && "changesWith" in life,
    );
    expect(changing.map(({ name }) => name).filter((name) => !sent.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
