import { LONG_TEXT } from "../../src/programme/forms/fields.ts";
import { changeProgramme } from "./programme.ts";
import type { Tour } from "./tour.ts";
import { openPair, type TourPair } from "./tour-pairs.ts";
import { longestText } from "./typed.ts";

const dm = { in: "@bot" };

export type Others = { ofMirja: TourPair; ofHelena: TourPair };

/** Two more pairs, so that a mentor and an actor have two each. Monday 19 January. */
export async function openMorePairs(tour: Tour): Promise<Others> {
  const { kaisa, ulla, mirja, amina, helena, olena } = tour.world.people;
  const ofMirja = await openPair(tour, { mentor: mirja, actor: olena, coordinator: ulla }, "2026-01-20");
  const ofHelena = await openPair(tour, { mentor: helena, actor: amina, coordinator: kaisa }, "2026-01-20");
  return { ofMirja, ofHelena };
}

/** While the coordinator is in the channel, the two are told times alone; afterwards in the channel. Until Friday 23 January. */
export async function agreeOnMeetings(tour: Tour, pair: TourPair): Promise<void> {
  const { world } = tour;
  const { kaisa } = world.people;
  const { mentor, actor, channel } = pair;
  changeProgramme(world.db, { hasMidWay: true }, world.now());
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-01-21", time: "17:00" });
  await tour.press(actor, dm, "meetings:move");
  await tour.send(actor, { day: "2026-01-22", time: "18:00", minutes: "480" });
  await tour.press(mentor, dm, "meetings:calendar");
  await tour.command(kaisa, channel, "/next-meeting");
  await tour.travelTo("2026-01-22", "09:00");
  await tour.press(mentor, dm, "meetings:cannot");
  await tour.press(actor, dm, "meetings:agree");
  await tour.send(actor, { day: "2026-01-23", time: "12:00" });
  await kaisa.leave(channel);
  await tour.calm();
  await agreeAtOnce(tour, pair);
  await tour.travelTo("2026-01-23", "13:00");
}

/** Both of them want another time at the same moment, first for a new meeting, then for the same one. */
async function agreeAtOnce(tour: Tour, { mentor, actor, channel }: TourPair): Promise<void> {
  const old = await tour.messageWith(actor, channel, "meetings:cannot");
  await tour.command(mentor, channel, "/next-meeting");
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-01-24", time: "10:00" });
  await tour.fill(mentor, { day: "2026-01-24", time: "11:00" });
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { day: "2026-01-24", time: "11:00" });
  await tour.press(mentor, { in: channel }, "meetings:calendar");
  await tour.press(mentor, { in: channel }, "meetings:move");
  await tour.press(actor, { in: channel }, "meetings:move");
  await tour.send(actor, { day: "2026-01-24", time: "12:00" });
  await tour.fill(mentor, { day: "2026-01-24", time: "13:00" });
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { day: "2026-01-24", time: "12:30" });
  await tour.pressOn(actor, old, "meetings:cannot");
}

/** Outside a pair's channel the bot has to ask which pair is meant. */
export async function chooseThePair(tour: Tour, { ofMirja }: Others): Promise<void> {
  const { mirja } = tour.world.people;
  await tour.command(mirja, "@bot", "/next-meeting");
  await tour.send(mirja, { pair: ofMirja.id, day: "2026-01-24", time: "18:00" });
}

/** The goals are ticked and taken back, and both change them at once. */
export async function changeGoals(tour: Tour, { mentor, actor, id }: TourPair): Promise<void> {
  await tour.press(actor, "home", "goals:open", id);
  await tour.press(actor, "modal", "goals:edit");
  await tour.press(mentor, "home", "goals:open", id);
  await tour.press(mentor, "modal", "goals:edit");
  await tour.send(mentor, { goals: "Työpaikka\nKielikurssi" });
  await tour.fill(actor, tour.data === "longest" ? {} : { goals: "Kielikurssi" });
  await tour.submit(actor, "updated");
  await tour.submit(actor, "updated");
  // Sent again after a lost answer, the form only says what was saved.
  if (!(await actor.modal())?.blocks.some((block) => JSON.stringify(block).includes("goals:reached"))) {
    if (await actor.modal()) await tour.close(actor);
    await tour.press(actor, "home", "goals:open", id);
  }
  await tour.press(actor, "modal", "goals:reached");
  await tour.press(actor, "modal", "goals:not-reached");
  await tour.press(actor, "modal", "goals:reached");
  await tour.close(actor);
}

/** A meeting without its log: the mentor is asked and reminded, the actor tells how it was. Until Tuesday 27 January. */
export async function awaitTheLog(tour: Tour, pair: TourPair, others: Others): Promise<void> {
  const { mentor, actor, channel } = pair;
  await tour.travelTo("2026-01-24", "14:00");
  await tour.press(actor, { in: channel }, "meeting-log:not-held");
  await tour.press(actor, { in: channel }, "meeting-log:open");
  await tour.command(others.ofHelena.mentor, others.ofHelena.channel, "/meeting-log");
  const one = tour.data === "longest" ? { actorTasks: longestText("actorTasks", LONG_TEXT) } : {};
  await tour.send(others.ofHelena.mentor, { on: "2026-01-24", ...noNext, ...one });
  await tour.travelTo("2026-01-25", "15:00");
  await tour.press(mentor, "home", "home:waiting");
  await tour.close(mentor);
  await tour.press(mentor, { in: others.ofMirja.channel }, "meeting-log:later");
  await tour.send(mentor);
  await followUp(tour, pair);
  await tour.travelTo("2026-01-27", "15:00");
  await tour.command(mentor, "@bot", "/meeting-log");
  await tour.fill(mentor);
  await tour.submit(mentor, "updated");
  await tour.close(mentor);
}

/** Half-way both are asked; she answers, shows it to the coordinator and takes it back. */
async function answerHalfWay(tour: Tour, { mentor, actor, id }: TourPair): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(mentor, "home", "mid-way:answer", id);
  await tour.close(mentor);
  await tour.press(actor, dm, "mid-way:answer", id);
  await tour.send(actor, { rating: "4", sharing: [] });
  await tour.press(actor, dm, "mid-way:share", id);
  await tour.press(kaisa, dm, "mid-way:read");
  await tour.close(kaisa);
  await tour.press(actor, dm, "mid-way:hide", id);
  await tour.press(actor, "home", "mid-way:share", id);
}

const noNext = { nextOn: null, nextTime: null, nextPlace: null };

async function followUp(tour: Tour, { mentor, actor }: TourPair): Promise<void> {
  await tour.say(actor, "Hyvin meni");
  await tour.press(actor, dm, "follow-up:keep");
  for (const rating of [1, 2, 3, 4, 5]) await tour.press(actor, dm, `follow-up:rate-${rating}`);
  await tour.press(actor, dm, "follow-up:tell");
  await tour.send(actor, { rating: "5", sharing: ["share"] });
  await tour.press(mentor, dm, "follow-up:show");
  await tour.close(mentor);
  await tour.press(actor, dm, "follow-up:unshare");
  await tour.press(actor, "home", "follow-up:share");
  await tour.say(actor, "Mahtuuko tämä?");
  await tour.press(actor, dm, "follow-up:keep");
  await tour.say(actor, "Ei tätä");
  await tour.say(actor, "Eikä tätä");
  await tour.record(actor);
  await tour.world.later({ minutes: 1 });
  await tour.press(actor, dm, "follow-up:forget");
  await tour.say(actor, "&".repeat(3001));
  await tour.say(mentor, "Onko täällä ketään?");
}

/** Two months of logs, with as many tasks as a log takes; the actor corrects one while the mentor does. Until Friday 30 January. */
export async function writeLogs(tour: Tour, pair: TourPair): Promise<void> {
  const { mentor, actor, channel } = pair;
  await tour.press(mentor, dm, "meeting-log:open");
  await tour.send(mentor, { on: "2026-01-24", nextOn: "2026-01-30", nextTime: "12:00" });
  await tour.press(mentor, { in: channel }, "meeting-log:show");
  await tour.press(mentor, "modal", "meeting-log:edit");
  await tour.press(actor, { in: channel }, "meeting-log:show");
  await tour.press(actor, "modal", "meeting-log:correct");
  await tour.send(actor, { feedback: "?", actorTasks: "Kirjoitan CV:n" }, "updated");
  await tour.fill(mentor);
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { actorTasks: "Kirjoitan CV:n" }, "updated");
  if (tour.data === "longest") await writeManyLogs(tour, pair);
  await answerHalfWay(tour, pair);
  await tour.press(mentor, "home", "home:more", pair.id);
  await tour.press(mentor, "modal", "meeting-log:list", pair.id);
  await tour.press(mentor, "modal", "meeting-log:show");
  await tour.close(mentor);
  await tour.travelTo("2026-01-28", "13:00");
  for (const mark of ["done", "unfinished", "discuss"]) await tour.press(actor, dm, `follow-up:task-${mark}`);
  for (const person of [mentor, actor]) await tour.command(person, channel, "/mentoring");
}

/** With the first one, and the one on the 24th, twenty meetings. */
const LOG_DAYS = [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26, 27];
const DAYS_IN_BETWEEN = ["2026-01-29", "2026-01-31", "2026-02-01"];

const writeManyLogs = (tour: Tour, pair: TourPair): Promise<void> =>
  writeLogsOf(
    tour,
    pair,
    LOG_DAYS.map((day) => `2026-01-${day}`),
  );

/** Logs of meetings that were not planned. */
export const writeLogsInBetween = (tour: Tour, pair: TourPair): Promise<void> =>
  tour.data === "longest" ? writeLogsOf(tour, pair, DAYS_IN_BETWEEN) : Promise.resolve();

async function writeLogsOf(tour: Tour, { mentor, channel }: TourPair, days: readonly string[]): Promise<void> {
  for (const on of days) {
    await tour.command(mentor, channel, "/meeting-log");
    await tour.send(mentor, { on, ...noNext }, "closed");
  }
}
