import { saveKickoff } from "../../db/kickoff/kickoff.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { openPairAs } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import { type MarksInDatabase, textsOfForm } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, pairOf } from "../support/tour-pairs.ts";
import { submit } from "../support/under-way.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "pair:<pair>": ["kickoff:missing", "kickoff:own-channel", "kickoff:remove", "kickoff:saved"],
  "pair:<to>": ["kickoff:over"],
  "person:<to>": ["kickoff:leave-offer", "kickoff:please-leave"],
};

const texts = [
  "actorContact",
  "mentorContact",
  "actorBackground",
  "mentorBackground",
  "actorLearned",
  "actorWishes",
  "mentorWishes",
  "goals",
  "workerWishes",
];

export const marksInPairs: MarksInPairs = {
  opened: async ({ world, pair: { mentor, channelId }, mark }) => {
    await world.press(mentor, channelId, "kickoff:open", "kickoff:open");
    const written = Object.fromEntries(texts.map((field) => [field, mark(field)]));
    // Half of six meetings are held after the second log.
    await mentor.fill({ themes: ["jobs"], number: "6", ...written });
    await submit(world, mentor);
    return texts.map((field) => ({ row: "kickoff", mark: mark(field) }));
  },
};

/** The coordinator saves Liite 1, so that neither of the two is its writer. */
export const marksInDatabase: MarksInDatabase = {
  opened: ({ db, coordinator, pair, mark, answers }) => {
    const form = textsOfForm(kickoffForm, mark);
    const facts = { on: "2026-01-14", themes: ["jobs"], number: 7, important: ["sharing"] };
    const first = { answer: { ...facts, ...form.answer, ...answers.kickoff } as never, seenRevision: undefined };
    saveKickoff(db, openPairAs(db, coordinator, pair.id, "coordinator"), first, NOW - 27 * DAY_MS);
    return [...form.marks, { text: mark("kickoff-place"), whose: "both", in: "form" }];
  },
};

const textFields = Object.entries(kickoffForm.fields).flatMap(([name, { kind }]) =>
  kind.endsWith("text") ? [name] : [],
);

/** Two people fill in the form at the same time. One coordinator is removed from a channel; Slack refuses to remove the other. */
async function fillInKickoff(tour: Tour): Promise<void> {
  const { mentor, actor, channel } = firstPair(tour);
  const { kaisa, helena, vera } = tour.world.people;
  const guests = pairOf(tour, helena, vera);
  await tour.press(helena, { in: guests.channel }, "kickoff:open");
  await tour.send(helena, { on: "2026-01-14" });
  await tour.press(kaisa, "home", "kickoff:leave", guests.id);
  const day = { on: "2026-01-15" };
  await tour.press(mentor, { in: channel }, "kickoff:open");
  await tour.press(actor, "home", "kickoff:open");
  await tour.send(mentor, { ...day, number: "20" });
  // All answers differ, so that the typed and the stored ones are shown beside each other.
  await tour.fill(actor, {
    ...day,
    number: "4",
    important: [],
    ...Object.fromEntries(textFields.map((name) => [name, "?"])),
  });
  await tour.submit(actor, "updated");
  await tour.send(actor, { number: "4" }, "updated");
  await tour.press(actor, { in: channel }, "kickoff:show");
  await tour.press(actor, "modal", "kickoff:open");
  await tour.close(actor);
  await tour.world.control.policies({ appsMayKick: false });
  await tour.press(kaisa, { in: "@bot" }, "kickoff:leave");
}

export const tourSteps: TourSteps = {
  "Liite 1 is written": fillInKickoff,
};
