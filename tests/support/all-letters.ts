import { createHmac } from "node:crypto";
import type { ParsedMail } from "mailparser";
import { livePairsOf } from "../../db/pairs/pairs.ts";
import { outbox } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import { currentKey } from "../../src/outbox/stamp.ts";
import type { Language } from "../../src/texts/languages.ts";
import { announce } from "./announcing.ts";
import { getLetters, lettersIn } from "./mail.ts";
import { callTogether, PEERS, personId } from "./peers.ts";
import { command, next, submit, type UnderWay, writeLog } from "./under-way.ts";
import { finnish, startWorld, type World } from "./world.ts";

/** Every kind of letter, as Mirja gets it in her language, in a story that has each of them. */

export const MIRJA = "mirja@posti.example";
/** A word in all that is confidential. */
export const SECRET = "SALAISUUS";
/** As hostile as it can come from a profile, be typed into a line, and be typed into a text. */
export const HOSTILE = {
  name: "Amina\r\nBcc: muu@posti.example",
  line: 'Ilta <img src=x onerror=alert(1)> "A"; CN=x:MAILTO:b@c.example',
  text: "Kesäjuhla on 5.6.\r\nBcc: muu@posti.example\r\n\r\nEND:VEVENT\n-- \nTervetuloa <b>kaikki</b> & ystävät! 'A' https://juhla.example/a?b=1&c",
};

export type SentLetter = { kind: string; letter: ParsedMail; raw: string };

const stories = new Map<Language, Promise<SentLetter[]>>();

/** All letters in one language, in the order in which they came. The story is told once. */
export function everyLetter(language: Language): Promise<SentLetter[]> {
  const told = stories.get(language) ?? tellStory(language);
  stories.set(language, told);
  return told;
}

async function tellStory(language: Language): Promise<SentLetter[]> {
  await using world = await startWorld({ ...finnish, chosen: { mirja: language }, hasMail: true });
  const { kaisa, mirja, amina, sirpa } = world.people;
  await amina.changeProfile({ name: HOSTILE.name });
  await world.setUp();
  await getLetters(world, mirja, MIRJA, "all");
  const pair = await begin(world);
  await announce(world, kaisa, "everyone", HOSTILE.text);
  await meetAsMentors(world);
  await world.travelTo("2026-01-16", "12:00");
  await world.press(mirja, pair.channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"] });
  await submit(world, mirja);
  await world.press(kaisa, "@bot", "kickoff:leave", "kickoff:leave");
  await writeConfidences(world, pair);
  await world.travelTo("2026-01-19", "18:00");
  await world.press(mirja, pair.channelId, "meetings:move", "meetings:move");
  await mirja.fill({ day: "2026-01-21" });
  await submit(world, mirja);
  await world.travelTo("2026-01-20", "18:00");
  await world.press(amina, pair.channelId, "meetings:cannot", "meetings:cannot", { confirm: true });
  await world.press(sirpa, PEERS, "peer-support:manage", "peer-support:manage");
  const shown = await sirpa.modal();
  if (shown) await sirpa.press(shown, "peer-support:cancel");
  await world.settle();
  await submit(world, sirpa);
  return await lettersByKind(world);
}

/** Both are invited and say yes. The first meeting does not suit Amina, and Kaisa moves it to Thursday 15 January. */
async function begin(world: World): Promise<UnderWay> {
  const { kaisa, mirja, amina } = world.people;
  await command(world, kaisa, "@bot", "/new-pair");
  const place = HOSTILE.line;
  await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-14", time: "17:00", place, language: "fi" });
  await submit(world, kaisa);
  await kaisa.closeAll();
  for (const person of [mirja, amina]) await world.press(person, "@bot", "pairs:accept", "pairs:accept");
  const [pair] = livePairsOf(world.db, personId(world, mirja));
  if (!pair?.channelId) throw new Error("no channel was opened");
  await world.travelTo("2026-01-13", "18:00");
  await world.press(amina, pair.channelId, "meetings:cannot", "meetings:cannot", { confirm: true });
  await world.press(kaisa, "@bot", "meetings:move", "meetings:move");
  await kaisa.fill({ day: "2026-01-15", time: "12:00" });
  await submit(world, kaisa);
  return { id: pair.id, channelId: pair.channelId, mentor: mirja, actor: amina };
}

/** Sirpa calls the mentors together on the 19th, moves the meeting by an hour, and calls it off when Mirja has been reminded. */
async function meetAsMentors(world: World): Promise<void> {
  const { mirja, sirpa } = world.people;
  await callTogether(world, { title: HOSTILE.line, description: HOSTILE.text, day: "2026-01-21", time: "16:00" });
  await world.press(mirja, "@bot", "peer-support:maybe", "peer-support:maybe");
  await world.press(sirpa, PEERS, "peer-support:manage", "peer-support:manage");
  const shown = await sirpa.modal();
  if (shown) await sirpa.press(shown, "peer-support:move");
  await world.settle();
  await sirpa.fill({ time: "17:00" });
  await submit(world, sirpa);
  await sirpa.closeAll();
}

/** A log with tasks and the next meeting, on the 20th, an answer to the follow-up, and a request for support. */
async function writeConfidences(world: World, pair: UnderWay): Promise<void> {
  const { amina } = world.people;
  const texts = { content: SECRET, insights: SECRET, feedback: SECRET, mentorTasks: SECRET, actorTasks: SECRET };
  await writeLog(world, pair, { on: "2026-01-16", ...texts, ...next("2026-01-20", "17:30", HOSTILE.line) });
  await world.press(amina, "@bot", "follow-up:tell", "follow-up:tell");
  await amina.fill({ words: SECRET, rating: "2" });
  await submit(world, amina);
  await world.press(amina, pair.channelId, "support:ask", "support:ask");
  await amina.fill({ text: SECRET });
  await submit(world, amina);
  await amina.closeAll();
}

/** Which kind each letter is, by its Message-ID: a mark of its row's key. */
async function lettersByKind(world: World): Promise<SentLetter[]> {
  const rows = world.db.orm.select().from(outbox).where(sql`${outbox.kind} like 'mail:%'`).all();
  const mark = (key: string) => createHmac("sha256", currentKey(world.db)).update(`letter:${key}`).digest("base64url");
  const kinds = new Map(rows.map(({ key, kind }) => [`<${mark(key)}@auroras.example>`, kind]));
  const raws = (world.mailServer?.letters ?? []).map(({ raw }) => raw.toString());
  return (await lettersIn(world)).map((letter, place) => ({
    kind: kinds.get(letter.messageId ?? "") ?? "of no row",
    letter,
    raw: raws[place] ?? "",
  }));
}
