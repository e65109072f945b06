import { LONG_TEXT } from "../../src/programme/forms/fields.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, ofHelena, ofMirja, type TourPair } from "../support/tour-pairs.ts";
import { longestText } from "../support/typed.ts";

const dm = { in: "@bot" };
const noNext = { nextOn: null, nextTime: null, nextPlace: null };

/** A meeting without its log: the mentor is asked. Until Sunday 25 January. */
async function awaitTheLog(tour: Tour): Promise<void> {
  const { mentor, actor, channel } = firstPair(tour);
  const other = ofHelena(tour);
  await tour.travelTo("2026-01-24", "14:00");
  await tour.press(actor, { in: channel }, "meeting-log:not-held");
  await tour.press(actor, { in: channel }, "meeting-log:open");
  await tour.command(other.mentor, other.channel, "/meeting-log");
  const one = tour.data === "longest" ? { actorTasks: longestText("actorTasks", LONG_TEXT) } : {};
  await tour.send(other.mentor, { on: "2026-01-24", ...noNext, ...one });
  await tour.travelTo("2026-01-25", "15:00");
  await tour.press(mentor, "home", "home:waiting");
  await tour.close(mentor);
  await tour.press(mentor, { in: ofMirja(tour).channel }, "meeting-log:later");
  await tour.send(mentor);
}

/** The mentor is reminded. Two months of logs, with as many tasks as a log takes; the actor corrects one while the mentor does. Tuesday 27 January. */
async function writeLogs(tour: Tour): Promise<void> {
  const pair = firstPair(tour);
  const { mentor, actor, channel } = pair;
  await tour.travelTo("2026-01-27", "15:00");
  await tour.command(mentor, "@bot", "/meeting-log");
  await tour.fill(mentor);
  await tour.submit(mentor, "updated");
  await tour.close(mentor);
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
}

async function readLogs(tour: Tour): Promise<void> {
  const { mentor, id } = firstPair(tour);
  await tour.press(mentor, "home", "home:more", id);
  await tour.press(mentor, "modal", "meeting-log:list", id);
  await tour.press(mentor, "modal", "meeting-log:show");
  await tour.close(mentor);
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

export const tourSteps: TourSteps = {
  "a log is awaited": awaitTheLog,
  "logs are written": writeLogs,
  "logs are read": readLogs,
};
