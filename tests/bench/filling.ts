import type { KindName, Ref } from "../../db/outbox/kinds.ts";
import { sql } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import { DAY_MS, dateOf, HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { MeetingId, PairId, PersonId, SlackChannelId, TaskId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { PairState } from "../../src/programme/pairs/states.ts";
import { madeUp } from "../support/made-up.ts";
import type { BenchWorkspace, SlackPair } from "./bench-workspace.ts";
import { type Inserts, insertsFor, sealedText } from "./rows.ts";

const ZONE = "Europe/Helsinki";

/** A pair in the bot's database. */
export type DatabasePair = { id: PairId; mentorId: PersonId; actorId: PersonId; channelId: SlackChannelId };

/** One of so many pairs is open; the others have ended. */
const OPEN_EVERY = 5;
const LOGGED_MEETINGS = 3;
const BETWEEN_MEETINGS_MS = 14 * DAY_MS;

/**
 * Creates a database as it is after some years: `count` pairs with people, meetings, logs, tasks, follow-ups and outbox rows, written in
 * one transaction. The first pairs are those of the workspace, and they are returned.
 */
export function fillDatabase(
  path: string,
  slack: BenchWorkspace,
  count: number,
  isOpen: (number: number) => boolean = (number) => number % OPEN_EVERY === 0,
): DatabasePair[] {
  const now = Date.now();
  const db = openDatabase(path, { now });
  // For this connection only: a crash could only lose what is being filled in.
  db.orm.run(sql`pragma synchronous = off`);
  db.orm.run(sql`pragma cache_size = -500000`);
  try {
    return db.transaction(() => {
      const inserts = insertsFor(db);
      const coordinatorId = setUp(db, inserts, slack, now);
      const acting: DatabasePair[] = [];
      for (let number = 0; number < count; number++) {
        const slackPair = slack.pairs[number];
        const pair = writePair(db, inserts, {
          number,
          isOpen: slackPair !== undefined || isOpen(number),
          slackPair,
          coordinatorId,
          now,
        });
        if (slackPair) acting.push(pair);
      }
      return acting;
    });
  } finally {
    db.close();
  }
}

function setUp(db: Db, inserts: Inserts, { access }: BenchWorkspace, now: number): PersonId {
  const id = newId<PersonId>();
  const name = sealedText<"name">(db, "people.name", id, "Kaisa Lehtonen");
  inserts.coordinator({
    id,
    slackUserId: madeUp(access.coordinator),
    name,
    coordinatorSince: now,
    createdAt: now,
  });
  inserts.settings({
    id: 1,
    language: "fi",
    plannedNumber: 7,
    hoursFrom: "00:00",
    hoursUntil: "23:59",
    reminderHours: 24,
    goodbyeDays: 14,
    setUpAt: now,
    setUpBy: id,
  });
  return id;
}

type PairParts = {
  number: number;
  isOpen: boolean;
  slackPair: SlackPair | undefined;
  coordinatorId: PersonId;
  now: number;
};

function writePair(
  db: Db,
  inserts: Inserts,
  { number, isOpen, slackPair, coordinatorId, now }: PairParts,
): DatabasePair {
  const id = newId<PairId>();
  const openedAt = isOpen ? now - 60 * DAY_MS : now - (200 + (number % 700)) * DAY_MS;
  const channelId = madeUp<SlackChannelId>(slackPair?.channelId ?? `C0PAST${number}`);
  const person = (role: PairRole): PersonId => {
    const personId = newId<PersonId>();
    const firstName = role === "mentor" ? "Mirja" : "Amina";
    inserts.people({
      id: personId,
      slackUserId: madeUp(slackPair?.[role].id ?? `U0PAST${role === "mentor" ? "M" : "A"}${number}`),
      name: sealedText<"name">(db, "people.name", personId, `${firstName} Virtanen`),
      dmChannelId: madeUp(
        (role === "mentor" ? slackPair?.mentorDmId : slackPair?.actorDmId) ?? `D0PAST${role}${number}`,
      ),
      createdAt: openedAt,
    });
    return personId;
  };
  const pair = { id, mentorId: person("mentor"), actorId: person("actor"), channelId };
  const state: PairState = isOpen ? "open" : "finished";
  inserts.pairs({
    id,
    mentorId: pair.mentorId,
    actorId: pair.actorId,
    coordinatorId,
    state,
    language: "selko",
    plannedNumber: 7,
    consentBy: coordinatorId,
    consentAt: openedAt,
    channelSuffix: id.slice(0, 6),
    channelId,
    channelState: isOpen ? "ready" : "archived",
    createdBy: coordinatorId,
    createdAt: openedAt,
    openedAt,
    coordinatorLeftAt: openedAt + 2 * DAY_MS,
    silenceFrom: openedAt,
    finishedAt: isOpen ? null : openedAt + 100 * DAY_MS,
  });
  writeMeetings(db, inserts, pair, openedAt);
  if (isOpen && !slackPair) writeFuture(inserts, pair, now);
  return pair;
}

/** The first meeting with its form, and the later ones with their logs. */
function writeMeetings(db: Db, inserts: Inserts, pair: DatabasePair, openedAt: number): void {
  for (let number = 0; number <= LOGGED_MEETINGS; number++) {
    const id = newId<MeetingId>();
    const startsAt = openedAt + number * BETWEEN_MEETINGS_MS;
    const endsAt = startsAt + HOUR_MS;
    const kind = number === 0 ? "kickoff" : "later";
    inserts.meetings({
      id,
      pairId: pair.id,
      kind,
      state: "held",
      startsAt,
      endsAt,
      createdBy: pair.mentorId,
      createdAt: startsAt - 7 * DAY_MS,
      heldAt: endsAt,
    });
    if (kind === "kickoff") writeKickoffForm(db, inserts, pair, startsAt);
    else writeLog(db, inserts, pair, id, endsAt);
    if (kind === "kickoff") {
      writeSent(inserts, pair, { kind: "pairs:welcome", ref: { pair: pair.id, suffix: pair.id.slice(0, 6) } }, endsAt);
      writeSent(inserts, pair, { kind: "kickoff:saved", ref: { pair: pair.id } }, endsAt);
    } else {
      writeSent(inserts, pair, { kind: "meeting-log:ask", ref: { meeting: id, revision: 0 } }, endsAt);
      writeSent(inserts, pair, { kind: "meeting-log:saved", ref: { meeting: id } }, endsAt);
    }
  }
}

function writeKickoffForm(db: Db, inserts: Inserts, pair: DatabasePair, at: number): void {
  const form = {
    on: dateOf(at, ZONE),
    themes: ["applications"],
    number: 7,
    needs: "Haastattelun harjoittelu. ".repeat(8),
  };
  inserts.kickoffForms({
    pairId: pair.id,
    on: form.on,
    themes: form.themes,
    form: sealedText<"kickoff">(db, "kickoff_forms.form", pair.id, JSON.stringify(form)),
    savedBy: pair.mentorId,
    savedAt: at,
  });
}

function writeLog(db: Db, inserts: Inserts, pair: DatabasePair, meetingId: MeetingId, at: number): void {
  const on = dateOf(at, ZONE);
  const form = {
    on,
    themes: ["applications"],
    content: "Kävimme läpi työhakemuksen ja harjoittelimme haastattelua. ".repeat(5),
    actorTasks: "Päivitä ansioluettelo",
  };
  inserts.meetingLogs({
    meetingId,
    pairId: pair.id,
    on,
    form: sealedText<"meeting-log">(db, "meeting_logs.form", meetingId, JSON.stringify(form)),
    savedBy: pair.mentorId,
    savedAt: at,
    firstSavedAt: at,
  });
  inserts.logThemes({ meetingId, theme: "applications" });
  const id = newId<TaskId>();
  const text = sealedText<"task">(db, "tasks.text", id, form.actorTasks);
  inserts.tasks({ id, pairId: pair.id, meetingId, owner: "actor", position: 0, text, state: "done" });
  inserts.followUps({ meetingId, pairId: pair.id, actorId: pair.actorId, askedAt: at });
}

type SentRow = { [N in KindName]: { kind: N; ref: Ref<N> } }[KindName];

function writeSent(inserts: Inserts, pair: DatabasePair, { kind, ref }: SentRow, at: number): void {
  inserts.outbox({
    id: newId(),
    key: [kind, ...Object.values(ref)].join(":"),
    kind,
    ref,
    lane: `pair:${pair.id}`,
    dueAt: at,
    state: "sent",
    attempts: 1,
    channel: pair.channelId,
    ts: madeUp(`${Math.floor(at / 1000)}.000100`),
    createdAt: at,
    settledAt: at,
  });
}

/** A planned meeting and its outbox rows, none of which becomes due while the bench runs. */
function writeFuture(inserts: Inserts, pair: DatabasePair, now: number): void {
  const id = newId<MeetingId>();
  const startsAt = now + 5 * DAY_MS;
  inserts.meetings({
    id,
    pairId: pair.id,
    kind: "later",
    state: "planned",
    startsAt,
    endsAt: startsAt + HOUR_MS,
    createdBy: pair.mentorId,
    createdAt: now - DAY_MS,
    heldAt: null,
  });
  const due = {
    "meetings:reminder": startsAt - DAY_MS,
    "meeting-log:ask": startsAt + HOUR_MS,
    "silence:check": startsAt + 21 * DAY_MS,
  };
  for (const [kind, dueAt] of Object.entries(due)) {
    inserts.outbox({
      id: newId(),
      key: `${kind}:${id}:0`,
      kind,
      ref: { meeting: id, revision: 0 },
      lane: `pair:${pair.id}`,
      dueAt,
      state: "due",
      attempts: 0,
      channel: null,
      ts: null,
      createdAt: now - DAY_MS,
      settledAt: null,
    });
  }
}
