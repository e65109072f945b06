import { saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { profileOf } from "./acting.ts";
import { madeUp } from "./made-up.ts";
import { startSetUpWorld } from "./ready-worlds.ts";
import { t } from "./texts.ts";
import type { Name, startWorld, World } from "./world.ts";

export const PEERS = "#auroras-mentorit";
export const COFFEE = {
  title: "Kevään kahvit",
  day: "2026-01-20",
  time: "17:00",
  place: "Oodi",
  description: "Tule kertomaan, mitä olet oppinut.",
};

type Part = { type?: string; text?: { text?: string } | string; elements?: Part[] };
const textIn = ({ text }: Part): string => (typeof text === "string" ? text : (text?.text ?? ""));

/** The text of a message, one line for each block, buttons in brackets. */
export const outline = ({ blocks }: { blocks: readonly unknown[] }): string[] =>
  (blocks as Part[]).map((block) =>
    block.type === "actions"
      ? (block.elements ?? []).map((element) => `[${textIn(element)}]`).join(" ")
      : block.type === "context"
        ? (block.elements ?? []).map(textIn).join(" ")
        : textIn(block),
  );

export const INVITATION = [
  t("home.newPeerMeeting"),
  "Kevään kahvit",
  [
    t("peerSupport.when", { when: "tiistaina 20.1. kello 17", minutes: "90" }),
    t("peerSupport.place", { place: "Oodi" }),
    t("peerSupport.caller", { name: "Sirpa" }),
  ].join("\n"),
  "Tule kertomaan, mitä olet oppinut.",
];
export const ANSWERS = "[Tulen] [Ehkä] [En tule]";
export const BENEATH = "[Lisää kalenteriin] [Hallitse]";

export const personId = (world: World, person: Person): PersonId =>
  findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");

/** Set up, with Mirja as Amina's mentor; she and Helena, who has only enrolled as a mentor, are not in the peers' channel. */
export async function worldOfPeers(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
  const world = await startSetUpWorld(options);
  await world.openPair({ mentor: world.people.mirja, actor: world.people.amina });
  await makeMentor(world, "helena");
  return world;
}

export async function makeMentor(world: World, name: Name): Promise<void> {
  const person = world.people[name];
  await person.command("@bot", "/peer-meeting");
  await world.settle();
  const profile = { fields: "IT", languages: "suomi", town: null, pairsAtOnce: 1, experience: null };
  saveMentorProfile(world.db, profileOf(world.db, personId(world, person)), profile, world.now());
}

export async function callTogether(world: World, answers: Record<string, unknown> = {}, caller = world.people.sirpa) {
  await caller.command("@bot", "/peer-meeting");
  await world.control.idle();
  await caller.fill({ ...COFFEE, ...answers });
  const result = await caller.submit();
  await world.settle();
  return result;
}

/** The bot's messages with this text in the person's direct messages. */
export async function told(person: Person, text: string): Promise<ShownSurface[]> {
  const messages = await person.dm();
  return messages.filter(({ ephemeral, ...message }) => !ephemeral && JSON.stringify(outline(message)).includes(text));
}

export const announced = async (world: World, person = world.people.kaisa): Promise<ShownSurface> =>
  world.message(person, PEERS, "Kevään kahvit");

/** The newest answer that only this person sees. */
export async function answerTo(person: Person, channel: string): Promise<string[]> {
  const ephemerals = (await person.messages(channel)).filter(({ ephemeral }) => ephemeral);
  const last = ephemerals.at(-1);
  return last ? outline(last) : [];
}

/** Presses "Hallitse" in the announcement, then one of its buttons. */
export async function manage(world: World, person: Person, what: string): Promise<void> {
  await person.press(await announced(world, person), "peer-support:manage");
  await world.settle();
  const modal = await person.modal();
  if (!modal) throw new Error("Hallitse did not open");
  await person.press(modal, what);
  await world.settle();
}

export async function move(world: World, person: Person, answers: Record<string, unknown>) {
  await manage(world, person, t("meetings.saveMove"));
  await person.fill(answers);
  const result = await person.submit();
  await world.settle();
  return result;
}
