import { findPersonBySlackId, savePerson } from "../../db/people/people.ts";
import { closingAnswers, logThemes, meetings, pairs } from "../../db/schema/index.ts";
import { type Db, newId } from "../../db/store/open.ts";
import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { Outcome } from "../../src/programme/closing/rules.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { at } from "./helsinki.ts";
import { madeUp } from "./made-up.ts";
import type { World } from "./world.ts";

/** One pair of a past year: when it began and ended, when the two met and about what, and what they said at the end. */
export type PastPair = {
  mentor: string;
  actor: string;
  startedOn: string;
  finishedOn?: string;
  planned?: number;
  met?: readonly { on: string; themes?: readonly Theme[] }[];
  answers?: Partial<Record<PairRole | "coordinator", { outcome: Outcome; rating?: number }>>;
};

/** Writes pairs as the bot would have written them. A name of the workspace's cast is that person; any other name is a new person. */
export function writePast(world: World, past: readonly PastPair[]): void {
  const { db } = world;
  const coordinator = findPersonBySlackId(db, world.people.kaisa.id);
  if (!coordinator) throw new Error("nobody has set up");
  const known = new Map<string, PersonId>([["Kaisa Lehtonen", coordinator.id]]);
  const personOf = (name: string): PersonId => {
    const id = known.get(name) ?? addPerson(db, name, known.size, world.now());
    known.set(name, id);
    return id;
  };
  db.transaction(() => {
    for (const pair of past) writePair(db, pair, personOf, coordinator.id);
  });
}

const addPerson = (db: Db, name: string, number: number, now: number): PersonId =>
  savePerson(
    db,
    {
      slackUserId: madeUp(`U0PAST${number}`),
      name,
      profileLanguage: null,
      isAdmin: false,
      isGuest: false,
      isBot: false,
      isStranger: false,
      isDeactivated: false,
    },
    now,
  ).id;

function writePair(db: Db, past: PastPair, personOf: (name: string) => PersonId, coordinatorId: PersonId): void {
  const id = newId<PairId>();
  const openedAt = at(past.startedOn, "12:00");
  const two = { mentorId: personOf(past.mentor), actorId: personOf(past.actor) };
  const people = { ...two, coordinatorId };
  db.orm
    .insert(pairs)
    .values({
      id,
      ...people,
      state: past.finishedOn ? "finished" : "open",
      language: "fi",
      plannedNumber: past.planned ?? 7,
      channelSuffix: id.slice(0, 6),
      createdBy: coordinatorId,
      createdAt: openedAt,
      openedAt,
      finishedAt: past.finishedOn ? at(past.finishedOn, "12:00") : null,
      closings: past.finishedOn ? 1 : 0,
    })
    .run();
  for (const [index, { on, themes = [] }] of (past.met ?? []).entries()) {
    const meetingId = newId<MeetingId>();
    const startsAt = at(on, "12:00");
    const kind = index === 0 ? "kickoff" : "later";
    const facts = { startsAt, endsAt: startsAt + HOUR_MS, createdBy: coordinatorId, createdAt: openedAt };
    db.orm
      .insert(meetings)
      .values({ id: meetingId, pairId: id, kind, state: "held", ...facts })
      .run();
    for (const theme of themes) db.orm.insert(logThemes).values({ meetingId, theme }).run();
  }
  for (const [role, { outcome, rating }] of Object.entries(past.answers ?? {})) {
    const personId = role === "coordinator" ? coordinatorId : two[role === "mentor" ? "mentorId" : "actorId"];
    const given = { personId, role: role as PairRole, outcome, rating: rating ?? null };
    db.orm
      .insert(closingAnswers)
      .values({
        id: newId(),
        pairId: id,
        closing: 1,
        savedAt: at(past.finishedOn ?? past.startedOn, "12:00"),
        ...given,
      })
      .run();
  }
}
