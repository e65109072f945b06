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
import { ourBot, startApp } from "./app-process.ts";
import { type BenchWorkspace, startBenchWorkspace } from "./bench-workspace.ts";
import { openBotDatabase } from "./bot-database.ts";
import { fillDatabase } from "./filling.ts";
import { type MentorClient, openMentorClient } from "./mentor-client.ts";
import { median } from "./numbers.ts";

/** The bot knows the direct conversation with each: otherwise it would have to open them, and send fewer messages a second. */
const RECIPIENTS = 2_000;
const OPENED_AT_ONCE = 50;
const PROFILE = { fields: "IT", languages: "suomi", town: null, pairsAtOnce: 1, experience: null };
const SLACK_ACCOUNT = { isAdmin: false, isGuest: false, isBot: false, isStranger: false, isDeactivated: false };
/** The pace that src/slack/pace.ts keeps. */
const MESSAGES_PER_SECOND = 300 / 60;
/** The aim: the ratio of the median times to open a modal, during the announcement and without it. */
const MAX_SLOWDOWN = 1.1;
/** The aim: the share of Slack's pace that is reached. */
const MIN_PACE_SHARE = 1 / 1.05;

/**
 * Measures in real time how fast an announcement goes out to many, and how fast `/meeting-log` opens meanwhile. The announcement is sent
 * and stopped in turns, so that other load on the machine affects the times with and without it alike.
 */
export async function announcementLines(folder: string, plan: { turns: number; seconds: number }): Promise<string[]> {
  const slack = await startBenchWorkspace(RECIPIENTS);
  const path = join(folder, "announcement.sqlite");
  const filled = fillDatabase(path, slack, 10);
  await enrolMentors(slack, path);
  const botDatabase = openBotDatabase(path);
  const app = await startApp(ourBot, slack, path);
  botDatabase.resetMeetings(filled);
  const control = new Control(slack.access.url);
  const [pair] = slack.pairs;
  if (!pair) throw new Error("the workspace has no pairs");
  const client = await openMentorClient(slack, pair, "2099-01-01");
  const kaisa = new Person(slack.access.url, slack.access.coordinator);
  const file = new Sqlite(path, { readonly: true });
  const delivered = file.prepare("select count(*) from announcement_recipients where state = 'delivered'").pluck();
  const times = { without: [] as number[], during: [] as number[] };
  let sentCount = 0;
  let sentSeconds = 0;
  try {
    // Not measured: the first times in a process are longer.
    await openLogs(client, plan.seconds / 2);
    for (let turn = 0; turn < plan.turns; turn++) {
      times.without.push(...(await openLogs(client, plan.seconds)));
      await announce(kaisa, control);
      // Not measured: the first messages are due at once and go out together.
      await openLogs(client, 3);
      const [first, from] = [Number(delivered.get()), performance.now()];
      times.during.push(...(await openLogs(client, plan.seconds)));
      sentCount += Number(delivered.get()) - first;
      sentSeconds += (performance.now() - from) / 1_000;
      await stopAnnouncement(kaisa);
      await control.idle(200);
    }
    return lines(sentCount / sentSeconds, median(times.without), median(times.during));
  } finally {
    client.close();
    file.close();
    botDatabase.close();
    await app.stop();
    await slack.close();
  }
}

function lines(pace: number, without: number, during: number): string[] {
  const ratio = during / without;
  const least = MESSAGES_PER_SECOND * MIN_PACE_SHARE;
  const mark = (isMet: boolean) => (isMet ? "" : "  ←");
  return [
    `announcement to ${RECIPIENTS.toLocaleString("en")}: ${pace.toFixed(2)} messages a second, Slack's pace ${MESSAGES_PER_SECOND.toFixed(2)}, aim ≥ ${least.toFixed(2)}${mark(pace >= least)}`,
    `modal open while it is on its way, median: ${during.toFixed(1)} ms, without it ${without.toFixed(1)} ms, ${ratio.toFixed(2)}×, aim ≤ ${MAX_SLOWDOWN}×${mark(ratio <= MAX_SLOWDOWN)}`,
  ];
}

/** Opens the conversations of the other people with the bot, and enrols these people as mentors. */
async function enrolMentors({ access }: BenchWorkspace, path: string): Promise<void> {
  const known: { id: SlackUserId; dmId: SlackChannelId }[] = [];
  for (let from = 0; from < RECIPIENTS; from += OPENED_AT_ONCE) {
    const ids = access.others.slice(from, from + OPENED_AT_ONCE);
    known.push(
      ...(await Promise.all(
        ids.map(async (id) => ({ id: madeUp<SlackUserId>(id), dmId: await new Person(access.url, id).dmId() })),
      )),
    );
  }
  const now = Date.now();
  const db = openDatabase(path, { now });
  db.transaction(() => {
    for (const [index, { id, dmId }] of known.entries()) {
      const profile = { ...SLACK_ACCOUNT, slackUserId: id, name: `Mentori ${index}`, profileLanguage: null } as const;
      const { id: personId } = savePerson(db, profile, now);
      noteDmChannel(db, personId, dmId);
      saveMentorProfile(db, profileOf(db, personId), PROFILE, now);
    }
  });
  db.close();
}

/** Opens `/meeting-log` again and again for so many seconds. Resolves to the milliseconds of each time. */
async function openLogs(client: MentorClient, seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    times.push(await client.openLog());
    await client.pair.mentor.closeAll();
  }
  return times;
}

/** Sends an announcement to all mentors, by "Tiedote" on Home. */
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

async function stopAnnouncement(kaisa: Person): Promise<void> {
  const message = (await kaisa.dm()).findLast(({ text }) => text.includes("Tiedote"));
  if (!message) throw new Error("nothing shows how the announcement goes");
  await kaisa.press(message, "Keskeytä", { confirm: true });
}
