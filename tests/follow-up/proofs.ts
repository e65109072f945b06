import { findAnswerable, noteAsked, saveFollowUpAnswer } from "../../db/follow-up/follow-up.ts";
import { correctsLog } from "../meeting-log/proofs.ts";
import { movesMeeting } from "../meetings/proofs.ts";
import { passesContactsOn } from "../peer-support/proofs.ts";
import { looksAtOwnData } from "../privacy/proofs.ts";
import { actingAs } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs, Writing } from "../support/marked-items.ts";
import { loggedMeeting, type MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { act, away, bothPairs, send } from "../support/secret-hands.ts";
import { type SecretActs, underWay } from "../support/secret-world.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair } from "../support/tour-pairs.ts";
import { submit } from "../support/under-way.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<person>": ["follow-up:hint", "follow-up:unkept"],
  "person:<to>": [
    "follow-up:actors-tasks",
    "follow-up:ask",
    "follow-up:forget",
    "follow-up:shared",
    "follow-up:tasks",
    "follow-up:typed",
  ],
};

async function answer({ world, pair: { actor } }: Writing, words: string, isShared: boolean): Promise<void> {
  await world.press(actor, "@bot", "follow-up:tell", "follow-up:tell");
  await actor.fill({ rating: "4", words, sharing: isShared ? ["share"] : [] });
  await submit(world, actor);
  if (await actor.modal()) await actor.closeAll();
}

export const marksInPairs: MarksInPairs = {
  "after the first meeting": async (writing) => {
    const mark = writing.mark("shared");
    await answer(writing, mark, true);
    return [{ row: "actor's reply", mark, owner: "actor", isShared: true }];
  },
  "half-way": async (writing) => {
    const mark = writing.mark("unshared");
    await answer(writing, mark, false);
    return [{ row: "actor's reply", mark, owner: "actor", isShared: false }];
  },
};

export const marksInDatabase: MarksInDatabase = {
  "after the first meeting": ({ db, pair, mark, own }) => {
    const meetingId = loggedMeeting(db, pair.id);
    noteAsked(db, pair, meetingId, NOW);
    const question = findAnswerable(db, actingAs(db, pair.actor.id), meetingId);
    if ("why" in question) throw new Error("the actor was not asked");
    saveFollowUpAnswer(db, question, { rating: "4", words: mark("follow-up"), sharing: ["share"] }, NOW);
    return [own("follow-up", "actor", "pair", "actor")];
  },
};

const answersFollowUp = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world.db, pair.id);
  await act(world, pair.actor, "follow-up:rate-2", meeting);
  await act(world, pair.actor, "follow-up:tell", meeting);
  await send(world, pair.actor, { rating: "3", words: "Hän puhuu nopeasti" });
  for (const what of ["follow-up:keep", "follow-up:forget"]) {
    await world.people[pair.actor].say("@bot", "Vielä yksi asia");
    await world.settle();
    await world.press(world.people[pair.actor], "@bot", what, what);
  }
  // She may look at her own answer; nobody but her is told of that.
  await act(world, pair.actor, "follow-up:show", meeting);
});

const sharesFollowUp = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world.db, pair.id);
  await act(world, pair.actor, "follow-up:rate-4", meeting);
  await act(world, pair.actor, "follow-up:share", meeting);
  await act(world, pair.mentor, "follow-up:show", meeting);
  await away(world, pair.mentor);
  await act(world, pair.actor, "follow-up:unshare", meeting);
});

export const secretActs: SecretActs = [
  {
    what: "actors rate a meeting, tell of it, type a reply and keep it or not, and look at what is stored about them",
    beginning: underWay,
    acts: [answersFollowUp, looksAtOwnData],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
  {
    what: "what an actor told is shared and taken back, logs are corrected, tasks left, meetings moved, contacts passed on",
    beginning: underWay,
    acts: [sharesFollowUp, correctsLog, movesMeeting, passesContactsOn],
    mayNotNotice: ["kaisa"],
  },
];

const dm = { in: "@bot" };

/** The actor tells how it was, by the form and by typing. */
async function rate(tour: Tour): Promise<void> {
  const { mentor, actor } = firstPair(tour);
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

/** Wednesday 28 January. */
async function reportTasks(tour: Tour): Promise<void> {
  const { mentor, actor, channel } = firstPair(tour);
  await tour.travelTo("2026-01-28", "13:00");
  for (const mark of ["done", "unfinished", "discuss"]) await tour.press(actor, dm, `follow-up:task-${mark}`);
  for (const person of [mentor, actor]) await tour.command(person, channel, "/mentoring");
}

export const tourSteps: TourSteps = {
  "meetings are rated": rate,
  "tasks are reported": reportTasks,
};
