import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { plannedMeeting } from "../../db/meetings/meetings.ts";
import { livePairsOf } from "../../db/pairs/pairs.ts";
import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { type GroupId, NO_SLACK_CHANNEL } from "../../src/programme/ids.ts";
import { profileOf } from "./acting.ts";
import { callPairs } from "./common-meetings.ts";
import { callGroup, makeGroup } from "./groups.ts";
import { personId } from "./peers.ts";
import { changeProgramme } from "./programme.ts";
import { worldAfter } from "./ready-worlds.ts";
import { type Act, act, away, type Facts, send } from "./secret-hands.ts";
import { command, next, openPair, submit, writeLog } from "./under-way.ts";
import type { Name, World } from "./world.ts";

export const everybody: readonly Name[] = ["kaisa", "mirja", "amina", "sirpa", "olena", "helena"];

/** Set up, and everybody has opened Home. */
async function network(world: World): Promise<void> {
  const { kaisa, mirja, amina, sirpa, olena, helena } = world.people;
  await world.setUp({ coordinators: [kaisa.id, sirpa.id], peerOrganisers: [helena.id] });
  for (const name of everybody) {
    await command(world, world.people[name], "@bot", "/mentoring");
    await world.people[name].home();
    await world.settle();
  }
  const profile = { fields: "kirjanpito", languages: "suomi", town: "Vantaa", experience: "Kotimaassa" };
  for (const actor of [amina, olena]) {
    const wish = { groupAttended: null, wantsMentoring: "yes" } as const;
    saveActorProfile(world.db, profileOf(world.db, personId(world, actor)), { ...profile, ...wish }, world.now());
  }
  for (const mentor of [mirja, sirpa])
    saveMentorProfile(
      world.db,
      profileOf(world.db, personId(world, mentor)),
      { ...profile, pairsAtOnce: 2 },
      world.now(),
    );
  await world.settle();
}

async function twoPairs(world: World): Promise<Facts> {
  const { mirja, amina, sirpa, olena } = world.people;
  await network(world);
  const first = await openPair(world, mirja, amina, { day: "2026-01-13", language: "fi" });
  const own = await openPair(world, sirpa, olena, { day: "2026-01-13", time: "15:00", language: "fi" });
  await world.travelTo("2026-01-15", "10:00");
  for (const pair of [first, own]) {
    const written = { content: "Puhuimme", mentorTasks: "Kysyn", actorTasks: "Kirjoitan" };
    await writeLog(world, pair, { on: "2026-01-14", ...written, ...next("2026-01-22", "17:00", "Oodi") });
  }
  return {
    first: { id: first.id, channelId: first.channelId, mentor: "mirja", actor: "amina" },
    own: { id: own.id, channelId: own.channelId, mentor: "sirpa", actor: "olena" },
  };
}

async function meetAsGroup(world: World): Promise<GroupId> {
  const { helena, amina, olena } = world.people;
  const group = await makeGroup(world, { mentors: [helena.id], actors: [amina.id, olena.id] });
  await callGroup(world, group, { day: "2026-01-15", time: "12:00" }, "helena");
  await act(world, "kaisa", "groups:ask-wishes", group.id);
  await away(world, "kaisa");
  await world.travelTo("2026-01-15", "15:00");
  return group.id;
}

/** All pairs were invited to a common meeting, which is over. */
async function meetAsProgramme(world: World): Promise<Facts> {
  const facts = await twoPairs(world);
  changeProgramme(world.db, { hasCommonMeetings: true }, world.now());
  await callPairs(world, FIRST_PROGRAMME, { day: "2026-01-16", time: "12:00" });
  await world.travelTo("2026-01-16", "15:00");
  return facts;
}

/** The worlds before the acts, by name. A copy of one is cheap. */
export const beginnings = {
  /** Thursday 15 January: a log each, its follow-up asked, the next meeting agreed for the 22nd. */
  "under way": (world: World) => twoPairs(world),
  /** Mirja and Amina are asked whether they want to; Sirpa and Olena have begun. */
  invited: async (world: World) => {
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
  /** The meeting of the 22nd was never written down, and three weeks later the bot has asked how they are. */
  silent: async (world: World) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      const planned = plannedMeeting(world.db, id, world.now());
      await act(world, mentor, "meetings:cannot", `${planned?.id}:${planned?.revision}`);
    }
    await world.travelTo("2026-02-20", "10:00");
    return facts;
  },
  /** Tuesday 3 March: each of the two pairs was asked half-way, 45 days after it began. */
  "half-way": async (world: World) => {
    changeProgramme(world.db, { hasMidWay: true }, world.now());
    const facts = await twoPairs(world);
    await world.travelTo("2026-03-03", "10:00");
    return facts;
  },
  /** The mentors have ended both. */
  finished: async (world: World) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      await act(world, mentor, "closing:open", id);
      await send(world, mentor, { outcome: "goals" });
    }
    return facts;
  },
  /** Helena is the mentor of a group with the actors of both pairs, who are asked for their wishes. It has met once. */
  "in a group": async (world: World) => {
    const facts = await twoPairs(world);
    await meetAsGroup(world);
    return facts;
  },
  /** The same group has ended. */
  "after a group": async (world: World) => {
    const facts = await twoPairs(world);
    await act(world, "kaisa", "groups:end", await meetAsGroup(world));
    await submit(world, world.people.kaisa);
    await away(world, "kaisa");
    return facts;
  },
  /** The pairs have met together on Friday 16 January; nobody has noted how many came. */
  "after a common meeting": meetAsProgramme,
  /** Kaisa has ended both. */
  "finished by a coordinator": async (world: World) => {
    const facts = await twoPairs(world);
    for (const { id } of [facts.first, facts.own]) {
      await act(world, "kaisa", "closing:open", id);
      await send(world, "kaisa", { outcome: "goals" });
    }
    return facts;
  },
};

export const startAt = (beginning: keyof typeof beginnings) =>
  worldAfter(`secret acts: ${beginning}`, { hasMail: true }, beginnings[beginning]);

/** Confidential acts, one after the other; the world before them; and who must not notice any of them. */
export type SecretAct = {
  what: string;
  beginning: keyof typeof beginnings;
  acts: readonly Act[];
  mayNotNotice: readonly Name[];
};
