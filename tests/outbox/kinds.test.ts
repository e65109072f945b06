import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type AnyKind, refOf } from "../../db/outbox/kind.ts";
import { type KindName, kinds } from "../../db/outbox/kinds.ts";
import { expectRefused } from "../support/misuses.ts";

/** What a part of a reference may be: the first of these that it takes. */
const SAMPLES = ["mentor", "coordinators", "archive", "archived", "organiser", "shared"];

/** A reference of this kind: each text is the name of its part. */
function sampleOf({ fields }: AnyKind): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([part, { holds }]) => [part, [`<${part}>`, 1, ...SAMPLES].find((one) => holds(one))]),
  );
}

const all: readonly AnyKind[] = Object.values(kinds);

/**
 * In which lane rows of each kind wait, by what their reference says and `to` whom they are written. Rows of an older version are in these
 * lanes: a kind that changes its lane no longer keeps the order with them.
 */
const lanes: Readonly<Record<string, readonly KindName[]>> = {
  "<to>": ["outbox:update"],
  "announcement:<announcement>": ["announcements:watch"],
  backup: ["backup:nightly"],
  "channel:<channel>": ["channels:look", "channels:take-back"],
  coordinators: [
    "closing:digest",
    "monday:overview",
    "setup:channel",
    "setup:invite",
    "setup:outsider",
    "setup:take-out",
    "setup:welcome",
    "support:asked",
  ],
  "erase:<person>": [
    "privacy:clear-home",
    "privacy:erase",
    "privacy:erased",
    "privacy:farewell",
    "privacy:sweep",
    "privacy:take-out",
  ],
  "erase:<to>": ["privacy:delete", "privacy:delete-file"],
  "home:<person>": ["home:publish"],
  import: ["import:look-up"],
  "import:joined": ["import:joined"],
  "import:keeping": ["import:forget", "import:give-up"],
  "many:<announcement>:<to>": ["announcements:deliver"],
  "many:channels:round": ["channels:round"],
  monday: ["monday:look"],
  "pair:<pair>": [
    "closing:archive",
    "closing:clean",
    "closing:delete",
    "closing:goes-on",
    "closing:goodbye",
    "closing:rename",
    "kickoff:missing",
    "kickoff:own-channel",
    "kickoff:remove",
    "kickoff:saved",
    "pairs:channel",
    "pairs:invite",
    "pairs:new-coordinator",
    "pairs:number-changed",
    "pairs:outsider",
    "pairs:take-out",
    "pairs:topic",
    "pairs:welcome",
    "pairs:worker-inside",
    "pairs:worker-left",
    "privacy:goodbye",
    "silence:check",
    "silence:continued",
    "silence:pause-over",
    "silence:paused",
  ],
  "pair:<to>": [
    "kickoff:over",
    "meeting-log:ask",
    "meeting-log:saved",
    "meetings:agreed",
    "meetings:cancelled",
    "meetings:reminder",
    "pairs:pin",
    "silence:agree",
  ],
  peers: ["peer-support:announcement", "peer-support:begun", "peer-support:members"],
  "person:<person>": [
    "announcements:progress",
    "follow-up:hint",
    "meetings:calendar",
    "pairs:channel-trouble",
    "pairs:handed-over",
    "pairs:invitation",
    "pairs:invitation-reminder",
    "pairs:left",
    "pairs:member-gone",
    "pairs:notice",
    "pairs:please-leave",
    "peer-support:calendar",
    "peer-support:cancelled",
    "peer-support:contact",
    "peer-support:direct",
    "peer-support:invite",
    "peer-support:moved",
    "peer-support:not-joined",
    "peer-support:reminder",
    "people:role-told",
    "people:told",
    "people:took-over",
    "privacy:file",
    "privacy:pair-ended",
    "privacy:pair-over",
    "reports:picture",
    "reports:sheet",
    "support:asked-directly",
    "support:taken",
  ],
  "person:<to>": [
    "closing:channel-trouble",
    "closing:feedback",
    "closing:remind",
    "follow-up:ask",
    "follow-up:forget",
    "follow-up:shared",
    "follow-up:tasks",
    "follow-up:typed",
    "kickoff:leave-offer",
    "kickoff:please-leave",
    "meeting-log:remind",
    "meetings:agreed-direct",
    "meetings:cancelled-direct",
    "meetings:cannot",
    "meetings:reminder-direct",
    "pairs:could-not-invite",
    "pairs:refused",
    "setup:trouble",
    "silence:ask",
  ],
  privacy: ["privacy:nightly"],
};

test("each kind is written in one room, and every room's kinds are in the map", async () => {
  const db = join(import.meta.dirname, "..", "..", "db");
  const files = readdirSync(db).map((room) => join(db, room, "outbox-kinds.ts"));
  const rooms = await Promise.all(files.filter(existsSync).map((file) => import(pathToFileURL(file).href)));
  const names = rooms.flatMap((room) => Object.values<object>(room).flatMap(Object.keys));
  expect([...names, "outbox:update"].sort()).toEqual(all.map(({ name }) => name).sort());
});

test("each kind has its lane: where it speaks, or whose order it keeps", () => {
  const laneOf = (kind: AnyKind) => kind.lane(sampleOf(kind) as never, "<to>" as never);
  const names = (inLane: readonly AnyKind[] = []) => inLane.map(({ name }) => name).sort();
  const found = Object.entries(Object.groupBy(all, laneOf)).map(([lane, inLane]) => [lane, names(inLane)]);
  expect(Object.fromEntries(found)).toEqual(lanes);
  expect(kinds["setup:welcome"].lane({ which: "peers", channel: "C1" as never }, undefined as never)).toBe("peers");
});

describe("a reference that is read from the database", () => {
  test("is taken when it is whole, and not otherwise", () => {
    for (const kind of all) {
      const whole = sampleOf(kind);
      const said = `a row of ${kind.name} has missing or wrong fields:`;
      expect(refOf(kind, whole)).toEqual(whole);
      // A later version may say more.
      expect(refOf(kind, { ...whole, more: 1 })).toEqual({ ...whole, more: 1 });
      for (const [part, { isOptional }] of Object.entries(kind.fields)) {
        const { [part]: _, ...without } = whole;
        if (isOptional) expect(refOf(kind, without)).toEqual(without);
        else expect(() => refOf(kind, without)).toThrow(`${said} ${part}`);
        for (const wrong of [null, {}, true, Number.NaN])
          expect(() => refOf(kind, { ...whole, [part]: wrong })).toThrow(`${said} ${part}`);
      }
      const isNeverEmpty = Object.values(kind.fields).some(({ isOptional }) => !isOptional);
      for (const nothing of isNeverEmpty ? [undefined, null, "", 1, []] : [])
        expect(() => refOf(kind, nothing)).toThrow(said);
    }
  });

  test("is not told in the error: that goes into the log", () => {
    expect(() => refOf(kinds["pairs:outsider"], { pair: "secret", slackUser: 7 })).toThrow(/^(?!.*(secret|7))/);
  });
});

/** How rows are written, and how not: one line each. */
const written = {
  imports: {
    "db/store/open.ts": "type Db",
    "db/outbox/outbox.ts": "enqueue, enqueueAgain, enqueueOrMove, redraw",
  },
  right: [
    "declare const db: Db; declare const meeting: MeetingId; declare const pair: PairId; declare const person: PersonId;",
    'const row = { key: "pairs:left:1", dueAt: 1 }; const two = { pair, person }; const three = { ...two, meeting };',
    'enqueue(db, { ...row, kind: "pairs:left", ref: two }, 1);',
    'enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 }, to: pair }, 1);',
    'enqueue(db, { ...row, kind: "meetings:agreed-direct", ref: { meeting, revision: 1, role: "mentor" }, to: person }, 1);',
    'enqueue(db, { ...row, kind: "closing:goodbye", ref: { pair, closing: 1 } }, 1);',
    'enqueue(db, { ...row, kind: "closing:goodbye", ref: { pair, closing: 1, meeting } }, 1);',
    'enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: { meeting }, to: person }, 1);',
    'enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:left", ref: two }, 1);',
    'redraw(db, "pairs:left:1", 1); redraw(db, { key: "as it is in the database" }, 1); moveRow(db, "pairs:left:1", 1);',
  ],
  misuses: {
    "a kind that nobody delivers": 'enqueue(db, { ...row, kind: "pairs:lost", ref: two }, 1);',
    "a kind that is any text": 'enqueue(db, { ...row, kind: String("pairs:left"), ref: two }, 1);',
    "a reference too few": 'enqueue(db, { ...row, kind: "pairs:left", ref: { pair } }, 1);',
    "a reference too many": 'enqueue(db, { ...row, kind: "pairs:left", ref: { pair, person, meeting } }, 1);',
    "a reference too many, from elsewhere": 'enqueue(db, { ...row, kind: "pairs:left", ref: three }, 1);',
    "a reference to another thing": 'enqueue(db, { ...row, kind: "pairs:left", ref: { pair, person: pair } }, 1);',
    "a text for a number":
      'enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: "1" }, to: pair }, 1);',
    "a role that there is not":
      'enqueue(db, { ...row, kind: "silence:ask", ref: { pair, role: "coordinator", askedAt: 1 }, to: person }, 1);',
    "any number for a truth": 'enqueue(db, { ...row, kind: "pairs:take-out", ref: { pair, person, isLast: 2 } }, 1);',
    "a lane beside the address": 'enqueue(db, { ...row, kind: "pairs:left", ref: two, lane: "person:1" }, 1);',
    "nobody to speak to": 'enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 } }, 1);',
    "a person to speak to, where it is a channel":
      'enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 }, to: person }, 1);',
    "somebody to speak to beside the one in the reference":
      'enqueue(db, { ...row, kind: "pairs:left", ref: two, to: person }, 1);',
    "written again, a reference too few":
      'enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: {}, to: person }, 1);',
    "written again, a reference too many":
      'enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: { meeting, pair }, to: person }, 1);',
    "written or moved, a kind that there is not":
      'enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:lost", ref: two }, 1);',
    "written or moved, a reference to another thing":
      'enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:left", ref: { pair: person, person } }, 1);',
    "drawn again, a key of no kind": 'redraw(db, "pairs:lost:1", 1);',
    "moved, a key of no kind": 'moveRow(db, "pair:left:1", 1);',
  },
};

/** How rows are delivered and moved, and how not. */
const delivered = {
  imports: {
    "db/outbox/kinds.ts": "kinds",
    "db/outbox/states.ts": "markCalling, markDropped, markSent, moveRow, putOff",
    "db/outbox/rows.ts": "type OutboxRow, type RowIn",
    "db/pairs/pairs.ts": "readPair",
    "src/outbox/addresses.ts": "meetingIn, pairIn, toMeetingsChannel, toPairChannel, toPersonIn",
    "src/outbox/channel.ts": "createChannelEffect, inviteEffect, removeEffect",
    "src/outbox/effects.ts": "effect",
    "src/outbox/file.ts": "fileEffect",
    "src/outbox/message.ts": "messageEffect",
    "src/programme/ids.ts": "type MeetingId, type PairId, type PersonId, type SlackChannelId, type SlackUserId",
  },
  right: [
    "declare const sent: RowIn<'sent'>; declare const due: RowIn<'due'>; declare const calling: RowIn<'calling'>; declare const any: OutboxRow;",
    "declare const member: { channelId: SlackChannelId; slackUserId: SlackUserId }; const by = { withinHours: false } as const;",
    'messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, draw: ({ db }, { pair }) => void readPair(db, pair) });',
    'messageEffect({ ...by, kind: kinds["meetings:agreed"], to: toMeetingsChannel, draw: (context, ref) => void meetingIn(context, ref) });',
    'effect({ ...by, kind: kinds["pairs:topic"], prepare: (context, { ref }) => ({ drop: pairIn(context, ref).id }) });',
    'inviteEffect({ kind: kinds["pairs:invite"], invitee: (_, { at }) => (at > 1 ? member : undefined), refused: () => "drop" });',
    'removeEffect({ kind: kinds["pairs:take-out"], member: (_, { isLast }) => (isLast === 1 ? member : undefined), refused: () => "drop" });',
    'fileEffect({ kind: kinds["privacy:file"], to: toPersonIn, draw: () => undefined });',
    'putOff(db, due, "notYet", { dueAt: 1 }); putOff(db, calling, "notFound", { dueAt: 1 }); markSent(db, calling, {}, 1); markDropped(db, due, "", 1);',
  ],
  misuses: {
    "for a kind that there is not":
      'messageEffect({ ...by, kind: kinds["pairs:lost"], to: toPersonIn, draw: () => undefined });',
    "for a kind by its name": 'messageEffect({ ...by, kind: "pairs:left", to: toPersonIn, draw: () => undefined });',
    "to the person in a reference that names none":
      'messageEffect({ ...by, kind: kinds["pairs:welcome"], to: toPersonIn, draw: () => undefined });',
    "to the channel of a pair that is not named":
      'messageEffect({ ...by, kind: kinds["meetings:agreed"], to: toPairChannel, draw: () => undefined });',
    "drawn from what the reference does not say":
      'messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, draw: ({ db }, ref) => void readPair(db, ref.meeting) });',
    "drawn from another thing":
      'messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, draw: ({ db }, { person }) => void readPair(db, person) });',
    "facts that follow from what the reference does not say":
      'messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, draw: () => undefined, sent: (_, { round }) => void round });',
    "a step from what the reference does not say":
      'effect({ ...by, kind: kinds["pairs:topic"], prepare: (_, { ref }) => ({ drop: ref.reason }) });',
    "a step from a reference as it is in the database":
      'effect({ ...by, kind: kinds["pairs:topic"], prepare: (context) => ({ drop: pairIn(context, any.ref).id }) });',
    "an invitation of somebody who is not named":
      'inviteEffect({ kind: kinds["pairs:topic"], invitee: (_, { person }) => void person, refused: () => "drop" });',
    "a removal of somebody who is not named":
      'removeEffect({ kind: kinds["pairs:topic"], member: (_, { person }) => void person, refused: () => "drop" });',
    "a channel by a name that is not there":
      'createChannelEffect({ kind: kinds["pairs:channel"], name: (_, { title }) => void title, made() {}, nameTaken() {}, refused: () => "drop" });',
    "a file to nobody who is named":
      'fileEffect({ kind: kinds["pairs:topic"], to: toPersonIn, draw: () => undefined });',
    "a settled row that is put off": 'putOff(db, sent, "notYet", { dueAt: 1 });',
    "a settled row that is called": "markCalling(db, sent, { channel: null, dueAt: 1 });",
    "a settled row that is dropped": 'markDropped(db, sent, "", 1);',
    "a row that is sent without a call": "markSent(db, due, {}, 1);",
    "a row without a call of which nothing is found": 'putOff(db, due, "notFound", { dueAt: 1 });',
    "a row of which nobody knows the state": 'markDropped(db, any, "", 1);',
  },
};

test("a row or an effect that is not what its kind says does not compile", () =>
  expectRefused({
    imports: { ...written.imports, ...delivered.imports },
    right: [...written.right, ...delivered.right],
    misuses: { ...written.misuses, ...delivered.misuses },
  }));
