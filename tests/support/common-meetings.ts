import { allProgrammes } from "../../db/programmes/programmes.ts";
import { peerMeetings } from "../../db/schema/index.ts";
import { desc, isNotNull } from "../../db/store/drizzle.ts";
import type { PairId, PeerMeetingId, ProgrammeId, SlackChannelId } from "../../src/programme/ids.ts";
import { press, putAway, send } from "./groups.ts";
import { madeUp } from "./made-up.ts";
import { change, pressOn } from "./programmes.ts";
import { worldAfter } from "./ready-worlds.ts";
import type { Name, startWorld, World } from "./world.ts";

/** Common meetings in tests: Kaisa shapes the programme and invites; Mirja and Amina, Helena and Olena are two pairs of it. */

export const VAASA = "Vaasa 2026";

type Options = Parameters<typeof startWorld>[0];
export type OfVaasa = { programmeId: ProgrammeId; pairs: readonly { id: PairId; channelId: SlackChannelId }[] };

/** Kaisa makes a programme from the template "Vaasa", as she does on Home. */
export async function makeVaasa(world: World, basics: Record<string, unknown> = {}): Promise<ProgrammeId> {
  const { kaisa } = world.people;
  await pressOn(world, kaisa, await kaisa.home(), "programmes:list");
  await change(world, kaisa, ["programmes:add"], { name: VAASA, template: "vaasa" });
  const { id } = allProgrammes(world.db).find(({ name }) => name === VAASA) ?? {};
  if (!id) throw new Error("no programme");
  if (Object.keys(basics).length > 0) await change(world, kaisa, ["programmes:basics", id], { name: VAASA, ...basics });
  await putAway(kaisa);
  return id;
}

/** A world that is set up, with the programme and two pairs in it. */
export async function worldOfVaasa(options: Options = {}): Promise<{ world: World } & OfVaasa> {
  const { world, facts } = await worldAfter("vaasa", options, async (fresh) => {
    await fresh.setUp();
    return openPairsOfVaasa(fresh);
  });
  return { world, ...facts };
}

/** Kaisa makes the programme and two pairs of it. */
export async function openPairsOfVaasa(world: World): Promise<OfVaasa> {
  const { mirja, amina, helena, olena } = world.people;
  const programmeId = await makeVaasa(world);
  const programme = { programme: programmeId };
  const first = await world.openPair({ mentor: mirja, actor: amina }, programme);
  return { programmeId, pairs: [first, await world.openPair({ mentor: helena, actor: olena }, programme)] };
}

export const MEETING = { title: "Yhteinen ilta", day: "2026-01-20", time: "17:00", place: "Kirjasto" };

/** Kaisa invites the pairs, and the invitations are sent. */
export async function callPairs(
  world: World,
  programmeId: ProgrammeId,
  answers: Record<string, unknown> = {},
): Promise<PeerMeetingId> {
  await press(world, "kaisa", "common-meetings:new", programmeId);
  const { outcome } = await send(world, "kaisa", { ...MEETING, ...answers });
  if (outcome !== "updated") throw new Error(`no meeting: ${outcome}`);
  await putAway(world.people.kaisa);
  return newestMeeting(world);
}

/** The common meeting that was announced last. */
export const newestMeeting = (world: World): PeerMeetingId =>
  world.db.orm
    .select()
    .from(peerMeetings)
    .where(isNotNull(peerMeetings.programmeId))
    .orderBy(desc(peerMeetings.createdAt), desc(peerMeetings.startsAt))
    .get()?.id ?? madeUp("");

/** Answers from what is drawn in her direct messages or on Home. */
export const answerAs = (world: World, name: Name, answer: "yes" | "maybe" | "no", id: string, revision = 0) =>
  press(world, name, `peer-support:${answer}`, `${id}:${revision}`);

/** Kaisa notes how many came. */
export async function count(world: World, id: string, came: number, themes: readonly string[] = []): Promise<void> {
  await press(world, "kaisa", "groups:count", id);
  const { outcome } = await send(world, "kaisa", { came: String(came), themes });
  if (outcome !== "updated") throw new Error(`not counted: ${outcome}`);
  await putAway(world.people.kaisa);
}
