import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { noteDmChannel, savePerson } from "../../db/people/people.ts";
import { openDatabase } from "../../db/store/open.ts";
import { Control } from "../../src/playground/workspace/control.ts";
import { Person } from "../../src/playground/workspace/person.ts";
import type { SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { profileOf } from "../support/acting.ts";
import { madeUp } from "../support/made-up.ts";
import { type Actor, actorOf } from "./acting.ts";
import { ourBot, startApp } from "./app-process.ts";
import { openBackstage } from "./backstage.ts";
import { openStage, type Stage } from "./cast.ts";
import { fillDatabase } from "./filling.ts";
import { median } from "./numbers.ts";

/** So many get it, all of them with a conversation that the bot knows: the case in which most goes out in a second. */
const MANY = 2_000;
const AT_ONCE = 50;
const PROFILE = { fields: "IT", languages: "suomi", town: null, pairsAtOnce: 1, experience: null };
const ACCOUNT = { isAdmin: false, isGuest: false, isBot: false, isStranger: false, isDeactivated: false };
/** What src/slack/pace.ts keeps to. */
const A_SECOND = 300 / 60;
const SLOWER = 1.1;

/**
 * An announcement to many in real time, and how quick `/meeting-log` is beside it. It is sent and stopped several times, so that whatever
 * else the machine does meets the times with and without it.
 */
export async function announcementLines(folder: string, plan: { turns: number; seconds: number }): Promise<string[]> {
  const stage = await openStage(MANY);
  const path = join(folder, "announcement.sqlite");
  const filled = fillDatabase(path, stage, 10);
  await enrolMentors(stage, path);
  const backstage = openBackstage(path);
  const app = await startApp(ourBot, stage, path);
  backstage.setScene(filled);
  const control = new Control(stage.workspace.url);
  const [pair] = stage.pairs;
  if (!pair) throw new Error("nobody acts");
  const actor = await actorOf(stage, pair, "2099-01-01");
  const kaisa = new Person(stage.workspace.url, stage.workspace.coordinator);
  const file = new Sqlite(path, { readonly: true });
  const delivered = file.prepare("select count(*) from announcement_recipients where state = 'delivered'").pluck();
  const times = { without: [] as number[], beside: [] as number[] };
  let [went, took] = [0, 0];
  try {
    // The first ones take longer, because all is new to the process.
    await openLogs(actor, plan.seconds / 2);
    for (let turn = 0; turn < plan.turns; turn++) {
      times.without.push(...(await openLogs(actor, plan.seconds)));
      await announce(kaisa, control);
      // Some that were due at once go out together.
      await openLogs(actor, 3);
      const [first, from] = [Number(delivered.get()), performance.now()];
      times.beside.push(...(await openLogs(actor, plan.seconds)));
      went += Number(delivered.get()) - first;
      took += (performance.now() - from) / 1_000;
      await stopIt(kaisa);
      await control.idle(200);
    }
    return lines(went / took, median(times.without), median(times.beside));
  } finally {
    actor.leave();
    file.close();
    backstage.close();
    await app.stop();
    await stage.close();
  }
}

function lines(pace: number, without: number, beside: number): string[] {
  const ratio = beside / without;
  const least = A_SECOND / 1.05;
  const mark = (isMet: boolean) => (isMet ? "" : "  ←");
  return [
    `announcement to ${MANY.toLocaleString("en")}: ${pace.toFixed(2)} messages a second, Slack's pace ${A_SECOND.toFixed(2)}, aim ≥ ${least.toFixed(2)}${mark(pace >= least)}`,
    `modal open while it is on its way, median: ${beside.toFixed(1)} ms, without it ${without.toFixed(1)} ms, ${ratio.toFixed(2)}×, aim ≤ ${SLOWER}×${mark(ratio <= SLOWER)}`,
  ];
}

/** All the others have a conversation with the bot, and are enrolled as mentors. */
async function enrolMentors({ workspace }: Stage, path: string): Promise<void> {
  const known: { id: SlackUserId; dmId: SlackChannelId }[] = [];
  for (let from = 0; from < MANY; from += AT_ONCE) {
    const ids = workspace.others.slice(from, from + AT_ONCE);
    known.push(
      ...(await Promise.all(
        ids.map(async (id) => ({ id: madeUp<SlackUserId>(id), dmId: await new Person(workspace.url, id).dmId() })),
      )),
    );
  }
  const now = Date.now();
  const db = openDatabase(path, { now });
  db.transaction(() => {
    for (const [index, { id, dmId }] of known.entries()) {
      const profile = { ...ACCOUNT, slackUserId: id, name: `Mentori ${index}`, profileLanguage: "fi" } as const;
      const { id: personId } = savePerson(db, profile, now);
      noteDmChannel(db, personId, dmId);
      saveMentorProfile(db, profileOf(db, personId), PROFILE, now);
    }
  });
  db.close();
}

/** Again and again for so long. In milliseconds, each. */
async function openLogs(actor: Actor, seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    times.push(await actor.openLog());
    await actor.pair.mentor.closeAll();
  }
  return times;
}

/** "Tiedote" on Home, to all mentors. */
async function announce(kaisa: Person, control: Control): Promise<void> {
  await kaisa.home();
  await control.idle(500);
  const home = await kaisa.shownHome();
  if (!home) throw new Error("the coordinator has no Home");
  await kaisa.press(home, "Tiedote");
  await control.idle(200);
  await kaisa.fill({ audience: "mentors", announcement: "Kevään tapaamiset alkavat ensi viikolla. ".repeat(10) });
  for (const what of ["the preview", "sending"]) {
    const { outcome } = await kaisa.submit();
    if (outcome !== "updated") throw new Error(`${what}: ${outcome}`);
  }
  await kaisa.closeAll();
}

async function stopIt(kaisa: Person): Promise<void> {
  const message = (await kaisa.dm()).findLast(({ text }) => text.includes("Tiedote"));
  if (!message) throw new Error("nothing shows how the announcement goes");
  await kaisa.press(message, "Keskeytä", { confirm: true });
}
