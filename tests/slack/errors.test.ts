import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftOf, saveDraft, sendAnnouncement } from "../../db/announcements/announcements.ts";
import { noteInstalledAs } from "../../db/channels/reinstalling.ts";
import { nextDueAt } from "../../db/outbox/due-rows.ts";
import type { KindName } from "../../db/outbox/kinds.ts";
import { enqueue } from "../../db/outbox/outbox.ts";
import { findRow, type RowKey } from "../../db/outbox/rows.ts";
import { changePair, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { hasAccount, noteDmChannel, type Person } from "../../db/people/people.ts";
import { announcementRecipients, outbox, people, settings } from "../../db/schema/index.ts";
import { eq, isNotNull, sql } from "../../db/store/drizzle.ts";
import { askSupport } from "../../db/support/support.ts";
import type { Config } from "../../src/config.ts";
import { effects as announcements } from "../../src/features/announcements/messages.ts";
import { effects as channels } from "../../src/features/channels/messages.ts";
import { effects as closing } from "../../src/features/closing/messages.ts";
import { effects as home } from "../../src/features/home/messages.ts";
import { effects as imports } from "../../src/features/import/messages.ts";
import { effects as kickoff } from "../../src/features/kickoff/messages.ts";
import { effects as pairs } from "../../src/features/pairs/messages.ts";
import { effects as privacy } from "../../src/features/privacy/messages.ts";
import { effects as setup } from "../../src/features/setup/messages.ts";
import { effects as support } from "../../src/features/support/messages.ts";
import { watchAccess } from "../../src/health/access.ts";
import { watchHealth } from "../../src/health/health.ts";
import { openLine } from "../../src/health/line.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { changedEffect } from "../../src/outbox/changed.ts";
import { openOutbox } from "../../src/outbox/deliver.ts";
import type { Effect } from "../../src/outbox/effects.ts";
import { watchChannels } from "../../src/outbox/lookout.ts";
import { stamp } from "../../src/outbox/stamp.ts";
import { updateEffect } from "../../src/outbox/update.ts";
import rules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import { DAY_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { SlackUserId } from "../../src/programme/ids.ts";
import { openDoor } from "../../src/slack/door.ts";
import { type Meaning, meaningOf } from "../../src/slack/errors.ts";
import { actingAs, coordinatorOf } from "../support/acting.ts";
import { AnsweringSlack } from "../support/answering-slack.ts";
import { dose } from "../support/dose.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { NOW, PairDatabase } from "../support/pair-database.ts";

type Method = keyof typeof rules.web_api.methods;

/** Errors that Slack is known to answer although its reference does not list them for the method. */
const alsoSeen: Partial<Record<Method, readonly string[]>> = {
  "chat.postMessage": ["is_inactive", "msg_too_long", "user_not_found"],
  "chat.update": ["is_archived", "not_in_channel"],
  "chat.delete": ["compliance_exports_prevent_deletion", "is_inactive"],
  "conversations.open": ["cannot_dm_bot"],
  "conversations.kick": ["is_archived"],
  "conversations.invite": ["user_not_visible", "user_disabled", "user_is_bot"],
  "conversations.members": ["not_in_channel"],
};
const UNDOCUMENTED = "an_error_of_next_year";

const documented = (method: Method): string[] => [
  ...new Set([
    ...rules.web_api.methods[method].errors,
    ...rules.web_api.common_errors.list,
    ...(alsoSeen[method] ?? []),
  ]),
];

/** A fault or a state that passes, or that an operator or an admin ends: nothing is given up. */
const LASTING: readonly Meaning[] = ["busy", "waits", "token", "scope", "unclear", "contents", "unknown"];

/** What is told to whom, by the kind of the row. */
const NOTICES: readonly KindName[] = [
  "closing:channel-trouble",
  "kickoff:please-leave",
  "pairs:could-not-invite",
  "pairs:no-posting",
  "pairs:not-reached",
  "setup:trouble",
  "support:asked-directly",
];

type Place = { db: PairDatabase["db"]; slack: AnsweringSlack; pair: Pair; key: RowKey };

type Case = { meaning: Meaning; code: string };

/** A kind of row, the methods it calls, and what is expected of it. */
type Subject = {
  methods: readonly Method[];
  /** The method whose effect is what the row is for. Undefined: none. */
  effect?: Method;
  /** Writes the row under `key`. */
  begin(place: Place): void;
  /** Whether the row is given up where Slack refuses for 20 minutes. */
  givesUp(refused: Case): boolean;
  /** The kinds of the rows by which the coordinator is told. */
  tells?(refused: Case): readonly KindName[];
  /** Whether the wanted state is there without a call. */
  isDone?(refused: Case): boolean;
  /** Whether the row waits for a person, who is told or can see it: that is no fault of the bot. */
  waits?(refused: Case): boolean;
  /** What is done instead where the effect is not possible. */
  instead?(refused: Case): Method | undefined;
};

const CHANNEL = madeUp<NonNullable<Pair["channelId"]>>("C00PAIR");
const COORDINATORS = madeUp<NonNullable<Pair["channelId"]>>("C00WORK");
/** The direct messages of the coordinator, who hears what goes wrong. */
const TO_KAISA = madeUp<NonNullable<Pair["channelId"]>>("D00KAISA");
const NEWCOMER = madeUp<SlackUserId>("U00NEW");
function accountOf(person: Person): SlackUserId {
  if (!hasAccount(person)) throw new Error("has no account");
  return person.slackUserId;
}
const TS = madeUp<NonNullable<ReturnType<typeof findRow>>["ts"] & string>("1770000000.000001");
const is =
  (...meanings: readonly string[]) =>
  (refused: Case) =>
    meanings.some((one) => refused.meaning === one || refused.meaning.startsWith(`${one}:`));
const nothing = () => false;
const isNoPosting = is("place:no-posting");

function sayWelcome({ db, pair, key }: Place): void {
  const ref = { pair: pair.id, suffix: pair.channelSuffix };
  enqueue(db, { key, kind: "pairs:welcome", ref, dueAt: NOW }, NOW);
}

/** The welcome was sent, and is the message of another row. */
function saidWelcome(place: Place): RowKey {
  const key: RowKey = `pairs:welcome:${place.pair.id}:${place.pair.channelSuffix}`;
  sayWelcome({ ...place, key });
  place.db.orm
    .update(outbox)
    .set({ state: "sent", channel: CHANNEL, ts: TS, settledAt: NOW })
    .where(eq(outbox.key, key))
    .run();
  return key;
}

function invitation({ db, pair, key }: Place): void {
  changePair(db, pair.id, { state: "invited" });
  const ref = { pair: pair.id, person: pair.mentor.id };
  enqueue(db, { key, kind: "pairs:invitation", ref, dueAt: NOW }, NOW);
}

const finish = ({ db, pair }: Place) => {
  changePair(db, pair.id, { state: "finished", closings: 1 });
  return { pair: pair.id, closing: 1 };
};

const subjects: Readonly<Record<string, Subject>> = {
  "a message to a pair's channel": {
    methods: ["chat.postMessage"],
    effect: "chat.postMessage",
    begin: sayWelcome,
    waits: is("place", "person"),
    givesUp: nothing,
    tells: (refused) => (isNoPosting(refused) ? ["pairs:no-posting"] : []),
  },
  "a message of which it is not known whether it was sent": {
    methods: ["conversations.history"],
    begin(place) {
      sayWelcome(place);
      const row = findRow(place.db, { key: place.key });
      if (!row) throw new Error("no row");
      place.slack.messages.push({ ts: TS, metadata: stamp(place.db, row) });
      place.db.orm.update(outbox).set({ state: "calling" }).where(eq(outbox.key, place.key)).run();
    },
    waits: (refused) => is("place", "person")(refused) && !is("place:outside")(refused),
    givesUp: is("place:outside", "scope"),
    tells: (refused) => (is("place:outside", "scope")(refused) ? ["setup:trouble"] : []),
  },
  "a direct message": {
    methods: ["chat.postMessage"],
    effect: "chat.postMessage",
    begin(place) {
      noteDmChannel(place.db, place.pair.mentor.id, madeUp("D00OLD"));
      invitation(place);
    },
    waits: isNoPosting,
    givesUp: (refused) => is("place", "person")(refused) && !isNoPosting(refused),
    tells: (refused) => (is("place", "person")(refused) && !isNoPosting(refused) ? ["pairs:not-reached"] : []),
  },
  "a first direct message": {
    methods: ["conversations.open"],
    effect: "chat.postMessage",
    begin: invitation,
    givesUp: is("place", "person"),
    tells: (refused) => (is("place", "person")(refused) ? ["pairs:not-reached"] : []),
  },
  "a message to the coordinators' channel": {
    methods: ["chat.postMessage"],
    effect: "chat.postMessage",
    begin({ db, pair, key }) {
      const request = askSupport(db, actingAs(db, pair.mentor.id), { kind: "support", text: null }, NOW);
      db.orm.delete(outbox).run();
      enqueue(db, { key, kind: "support:asked", ref: { request }, dueAt: NOW }, NOW);
    },
    givesUp: is("place", "person"),
    // Slack has said a moment before that the channel is sound, so the person who looks after the settings is told at once.
    tells: (refused) => (is("place", "person")(refused) ? ["setup:trouble", "support:asked-directly"] : []),
  },
  "an announcement": {
    methods: ["chat.postMessage"],
    begin({ db, pair, key }) {
      const by = coordinatorOf(db, pair.coordinator.id);
      const id = madeUp<Parameters<typeof draftOf>[2] & string>("announcement");
      db.transaction(() => {
        saveDraft(db, by, { id, to: { audience: "everyone" }, text: "Hei" }, NOW);
        const draft = draftOf(db, by, id);
        if (draft) sendAnnouncement(db, draft, NOW);
      });
      db.orm.delete(outbox).run();
      db.orm.delete(announcementRecipients).run();
      const facts = { announcementId: id, personId: pair.mentor.id, isNew: false, state: "going" } as const;
      db.orm.insert(announcementRecipients).values(facts).run();
      noteDmChannel(db, pair.mentor.id, madeUp("D00OLD"));
      const ref = { announcement: id, person: pair.mentor.id };
      enqueue(db, { key, kind: "announcements:deliver", ref, to: "1", dueAt: NOW }, NOW);
    },
    givesUp: ({ meaning }) => meaning === "unknown" || !LASTING.includes(meaning),
  },
  "a redraw": {
    methods: ["chat.update"],
    effect: "chat.update",
    begin(place) {
      const message = saidWelcome(place);
      const ref = { message };
      enqueue(place.db, { key: place.key, kind: "outbox:update", ref, to: `pair:${place.pair.id}`, dueAt: NOW }, NOW);
    },
    waits: isNoPosting,
    givesUp: (refused) => is("place", "message")(refused) && !isNoPosting(refused),
    tells: ({ code }) => (["cant_update_message", "edit_window_closed"].includes(code) ? ["setup:trouble"] : []),
  },
  "a message that is deleted": {
    methods: ["chat.delete"],
    effect: "chat.delete",
    begin(place) {
      const ref = { channel: CHANNEL, message: saidWelcome(place) };
      enqueue(place.db, { key: place.key, kind: "channels:take-back", ref, dueAt: NOW }, NOW);
    },
    isDone: is("message:gone"),
    givesUp: is("place", "message:fixed"),
  },
  "a pin": {
    methods: ["pins.add"],
    effect: "pins.add",
    begin(place) {
      const ref = { message: saidWelcome(place) };
      enqueue(place.db, { key: place.key, kind: "pairs:pin", ref, to: place.pair.id, dueAt: NOW }, NOW);
    },
    givesUp: is("place", "message", "not-allowed"),
  },
  "a topic": {
    methods: ["conversations.setTopic"],
    effect: "conversations.setTopic",
    begin: ({ db, pair, key }) =>
      void enqueue(db, { key, kind: "pairs:topic", ref: { pair: pair.id }, dueAt: NOW }, NOW),
    givesUp: is("place", "not-allowed", "person:guest"),
  },
  "a channel": {
    methods: ["conversations.create"],
    effect: "conversations.create",
    begin({ db, pair, key }) {
      changePair(db, pair.id, { channelId: null, channelState: "none" });
      const ref = { pair: pair.id, suffix: pair.channelSuffix };
      enqueue(db, { key, kind: "pairs:channel", ref, dueAt: NOW }, NOW);
    },
    waits: (refused) => !LASTING.includes(refused.meaning),
    givesUp: nothing,
  },
  "an invitation into a channel": {
    methods: ["conversations.members", "conversations.invite"],
    effect: "conversations.invite",
    begin({ db, pair, key, slack }) {
      slack.members.get(CHANNEL)?.delete(accountOf(pair.mentor));
      const ref = { pair: pair.id, person: pair.mentor.id, at: NOW };
      enqueue(db, { key, kind: "pairs:invite", ref, dueAt: NOW }, NOW);
    },
    isDone: is("done"),
    waits: is("place"),
    givesUp: (refused) => !is("place", "done", "busy", "waits", "token", "unclear", "contents")(refused),
    tells: (refused) =>
      is("place", "done", "busy", "waits", "token", "unclear", "contents")(refused) ? [] : ["pairs:could-not-invite"],
  },
  "a coordinator who is taken out": {
    methods: ["conversations.members", "conversations.kick"],
    effect: "conversations.kick",
    begin: ({ db, pair, key }) =>
      void enqueue(db, { key, kind: "kickoff:remove", ref: { pair: pair.id }, dueAt: NOW }, NOW),
    isDone: is("done"),
    waits: is("place"),
    givesUp: is("not-allowed", "scope"),
    tells: (refused) => (is("not-allowed", "scope")(refused) ? ["kickoff:please-leave"] : []),
  },
  "a new name of a channel": {
    methods: ["conversations.rename"],
    effect: "conversations.rename",
    begin: (place) =>
      void enqueue(place.db, { key: place.key, kind: "closing:rename", ref: finish(place), dueAt: NOW }, NOW),
    givesUp: is("place", "not-allowed", "taken", "person:guest"),
    tells: (refused) =>
      is("place", "not-allowed", "taken", "person:guest")(refused) ? ["closing:channel-trouble"] : [],
  },
  "a channel that is archived": {
    methods: ["conversations.archive"],
    effect: "conversations.archive",
    begin: (place) =>
      void enqueue(place.db, { key: place.key, kind: "closing:archive", ref: finish(place), dueAt: NOW }, NOW),
    isDone: is("done"),
    givesUp: is("place", "not-allowed"),
    tells: (refused) => (is("place", "not-allowed")(refused) ? ["closing:channel-trouble"] : []),
  },
  "a file": {
    methods: ["files.getUploadURLExternal", "files.completeUploadExternal"],
    effect: "files.completeUploadExternal",
    begin({ db, pair, key }) {
      noteDmChannel(db, pair.mentor.id, madeUp("D00OLD"));
      enqueue(db, { key, kind: "privacy:file", ref: { person: pair.mentor.id }, dueAt: NOW }, NOW);
    },
    waits: isNoPosting,
    instead: (refused) => (is("file", "not-allowed")(refused) ? "chat.postMessage" : undefined),
    givesUp: (refused) => is("place", "person")(refused) && !isNoPosting(refused),
  },
  "a Home tab": {
    methods: ["views.publish"],
    effect: "views.publish",
    begin: ({ db, pair, key }) =>
      void enqueue(db, { key, kind: "home:publish", ref: { person: pair.mentor.id }, dueAt: NOW }, NOW),
    givesUp: is("person"),
  },
  "a question about a person": {
    methods: ["users.info"],
    effect: "users.info",
    begin: ({ db, key }) =>
      void enqueue(db, { key, kind: "import:joined", ref: { slackUser: NEWCOMER }, dueAt: NOW }, NOW),
    givesUp: is("person"),
  },
};

const all = new Map<string, Effect>();
for (const effect of [
  updateEffect(all),
  changedEffect(all),
  ...[
    announcements,
    channels,
    closing,
    home,
    imports,
    kickoff,
    pairs({ config: {} as Config }),
    privacy,
    setup,
    support,
  ].flat(),
])
  all.set(effect.kind, effect);

let database: PairDatabase;
let pairId: Pair["id"];

beforeAll(() => {
  database = new PairDatabase();
  const { db } = database;
  pairId = database.openPair({ mentor: "Mirja", actor: "Amina" }, "Kirjasto").id;
  changePair(db, pairId, { channelId: CHANNEL, channelState: "ready" });
  db.orm.update(settings).set({ coordinatorsChannelId: COORDINATORS }).run();
  noteInstalledAs(db, madeUp("U00BOT"), NOW);
  noteDmChannel(db, database.coordinator, TO_KAISA);
  db.orm.delete(outbox).run();
});

afterAll(() => database[Symbol.dispose]());

/** These come first. */
const NAMED = ["edit_window_closed", "is_inactive", "not_pinnable", "restricted_action", "user_not_visible"];

/** The codes to play: one of each meaning in every run, and all of them in the thorough one. */
function codesOf(method: Method): string[] {
  const codes = documented(method).toSorted(
    (one, other) => Number(NAMED.includes(other)) - Number(NAMED.includes(one)),
  );
  const byMeaning = Map.groupBy([...codes, UNDOCUMENTED], (code) => meaningOf(method, code));
  return [...byMeaning.values()].flatMap((alike) => alike.slice(0, dose(1, alike.length)));
}

/** What is complained of two days later whatever Slack answered, because nothing here does the work of the nights. */
const NIGHTS_WITHOUT_WORK = ["no backup for more than a day", "no deletion for more than a day"];

/** Plays one refusal of 20 minutes, and the two days after it, and takes everything back. */
async function played(subject: Subject, method: Method, code: string) {
  const { db } = database;
  const slack = new AnsweringSlack();
  const clock = { at: NOW, now: () => clock.at };
  const log = pino({ level: "silent" });
  const access = watchAccess(clock, log);
  const storage = watchStorage(db.path, log);
  const line = openLine();
  const parts = { db, clock, log, access, storage, line, zone: ZONE, effects: all };
  const door = openDoor(slack.client, clock);
  const rows = openOutbox({ ...parts, door, channels: watchChannels(parts) });
  const health = watchHealth({ ...parts, backupFolder: "/nowhere" });
  const pass = async (until: number) => {
    while ((await rows.deliverDue()) > 0);
    for (let next = nextDueAt(db, clock.at); next !== undefined && next <= until; next = nextDueAt(db, clock.at)) {
      clock.at = next;
      while ((await rows.deliverDue()) > 0);
    }
    clock.at = until;
  };
  db.orm.run(sql`begin`);
  try {
    const pair = readPair(db, pairId);
    slack.members.set(CHANNEL, new Set([pair.mentor, pair.actor, pair.coordinator].map(accountOf)));
    slack.members.set(COORDINATORS, new Set([accountOf(pair.coordinator)]));
    const key: RowKey = madeUp("test:row");
    subject.begin({ db, slack, pair, key });
    slack.refused = { method, code, butNotIn: TO_KAISA };
    await pass(NOW + MINUTE_MS);
    health.look();
    await pass(NOW + 20 * MINUTE_MS);
    const { state } = health.look();
    slack.refused = undefined;
    await pass(NOW + 2 * DAY_MS);
    const row = findRow(db, { key });
    const told = db.orm.select().from(outbox).all();
    return {
      slack,
      health: { before: state, after: health.look().why },
      row: row && { state: row.state, lastError: row.lastError },
      told: [...new Set(told.map(({ kind }) => kind).filter((kind) => NOTICES.some((one) => one === kind)))].sort(),
      twice: told.length - new Set(told.map((one) => one.key)).size,
      closed: db.orm.select().from(people).where(isNotNull(people.deactivatedAt)).all().length,
    };
  } finally {
    await rows.stop();
    db.orm.run(sql`rollback`);
  }
}

describe("each error of Slack has a meaning", () => {
  const called = [...new Set(Object.values(subjects).flatMap(({ methods }) => methods))];
  const others: readonly Method[] = [
    "auth.test",
    "conversations.info",
    "users.conversations",
    "users.lookupByEmail",
    "views.open",
    "views.push",
    "views.update",
  ];

  test.each([...called, ...others])("that is documented for %s", (method) => {
    expect(documented(method).filter((code) => meaningOf(method, code) === "unknown")).toEqual([]);
    expect(meaningOf(method, UNDOCUMENTED)).toBe("unknown");
  });
});

describe("whatever Slack answers, nothing is lost or said twice, and the right person hears of it", () => {
  test.each(Object.entries(subjects))("%s", async (_, subject) => {
    for (const method of subject.methods) {
      for (const code of codesOf(method)) {
        const refused = { meaning: meaningOf(method, code), code };
        const { slack, row, told, twice, closed, health } = await played(subject, method, code);
        const isDone = refused.meaning === "done" || (subject.isDone?.(refused) ?? false);
        const isGivenUp = !isDone && subject.givesUp(refused);
        const instead = subject.instead?.(refused);
        const wanted = subject.effect && !isDone && !isGivenUp && !instead ? 1 : 0;
        const times = (one: Method | undefined) => one && slack.timesDone(one, { butNotIn: TO_KAISA });
        const isRed = !isDone && !isGivenUp && !instead && !(subject.waits?.(refused) ?? false);
        expect({ method, code, row, effects: times(subject.effect), instead: times(instead) }).toEqual({
          method,
          code,
          row: isGivenUp
            ? { state: "dropped", lastError: subject === subjects["an announcement"] ? expect.anything() : code }
            : { state: "sent", lastError: null },
          effects: subject.effect && wanted,
          instead: instead && 1,
        });
        expect({ method, code, told, twice, closed }).toEqual({
          method,
          code,
          told: [...(subject.tells?.(refused) ?? [])].sort(),
          twice: 0,
          closed: 0,
        });
        expect({ method, code, ...health }).toEqual({
          method,
          code,
          before: isRed ? "red" : "green",
          after: NIGHTS_WITHOUT_WORK,
        });
      }
    }
  });
});
