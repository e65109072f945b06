import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type AnyKind, refOf } from "../../db/outbox/kind.ts";
import { type KindName, kinds } from "../../db/outbox/kinds.ts";

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
    "groups:digest",
    "monday:overview",
    "setup:another-copy",
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
  "group:<group>": [
    "groups:archive",
    "groups:channel",
    "groups:clean",
    "groups:delete",
    "groups:goodbye",
    "groups:invite",
    "groups:meeting-over",
    "groups:nameless",
    "groups:near-end",
    "groups:no-topic",
    "groups:outsider",
    "groups:rename",
    "groups:take-out",
    "groups:topic",
    "groups:welcome",
    "peer-support:announcement",
    "peer-support:begun",
  ],
  "group:<to>": ["groups:pin"],
  "home:<person>": ["home:publish"],
  import: ["import:look-up"],
  "import:joined": ["import:joined"],
  "import:keeping": ["import:forget", "import:give-up"],
  "many:<announcement>:<to>": ["announcements:deliver"],
  "many:channels:round": ["channels:round"],
  "mail:<person>": [
    "mail:announcement",
    "mail:code",
    "mail:invitation",
    "mail:meeting",
    "mail:meeting-off",
    "mail:peer-announcement",
    "mail:peer-meeting",
    "mail:peer-off",
    "mail:peer-reminder",
    "mail:reminder",
    "mail:unsuitable",
  ],
  monday: ["monday:look"],
  "pair:<pair>": [
    "closing:archive",
    "closing:clean",
    "closing:delete",
    "closing:goes-on",
    "closing:goodbye",
    "closing:rename",
    "closing:topic",
    "kickoff:missing",
    "kickoff:own-channel",
    "kickoff:remove",
    "kickoff:saved",
    "pairs:channel",
    "pairs:invite",
    "pairs:new-coordinator",
    "pairs:number-changed",
    "pairs:outsider",
    "pairs:rename",
    "pairs:take-out",
    "pairs:topic",
    "pairs:unanswered-since",
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
  peers: ["peer-support:members"],
  "person:<person>": [
    "announcements:progress",
    "follow-up:hint",
    "follow-up:unkept",
    "groups:channel-trouble",
    "groups:count-ask",
    "groups:feedback-ask",
    "groups:feedback-remind",
    "groups:left",
    "groups:notice",
    "groups:removed",
    "groups:wish-ask",
    "groups:wish-remind",
    "import:no-addresses",
    "light-pairs:ask",
    "light-pairs:joined",
    "light-pairs:look-up",
    "mail:broken",
    "mail:stopped",
    "meetings:calendar",
    "mid-way:shown",
    "pairs:channel-trouble",
    "pairs:handed-over",
    "pairs:invitation",
    "pairs:invitation-over",
    "pairs:invitation-reminder",
    "pairs:left",
    "pairs:member-back",
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
  "subject:<id>": ["outbox:changed"],
  "person:<to>": [
    "certificate:file",
    "closing:channel-trouble",
    "closing:feedback",
    "closing:remind",
    "follow-up:actors-tasks",
    "follow-up:ask",
    "follow-up:forget",
    "follow-up:shared",
    "follow-up:tasks",
    "follow-up:typed",
    "groups:could-not-invite",
    "groups:no-posting",
    "groups:not-closed",
    "kickoff:leave-offer",
    "kickoff:please-leave",
    "meeting-log:remind",
    "meetings:agreed-direct",
    "meetings:cancelled-direct",
    "meetings:cannot",
    "meetings:reminder-direct",
    "mid-way:ask",
    "pairs:could-not-invite",
    "pairs:kickoff-passed",
    "pairs:no-posting",
    "pairs:not-reached",
    "pairs:refused",
    "pairs:taken-back",
    "pairs:unanswered",
    "setup:trouble",
    "silence:ask",
  ],
  privacy: ["privacy:nightly", "privacy:overwrite"],
};

test("each kind is written in one room, and every room's kinds are in the map", async () => {
  const db = join(import.meta.dirname, "..", "..", "db");
  const files = readdirSync(db).map((room) => join(db, room, "outbox-kinds.ts"));
  const rooms = await Promise.all(files.filter(existsSync).map((file) => import(pathToFileURL(file).href)));
  const names = rooms.flatMap((room) => Object.values<object>(room).flatMap(Object.keys));
  expect([...names, "outbox:changed", "outbox:update"].sort()).toEqual(all.map(({ name }) => name).sort());
});

test("each kind has its lane: where it speaks, or whose order it keeps", () => {
  const laneOf = (kind: AnyKind) => kind.lane(sampleOf(kind) as never, "<to>" as never);
  const names = (inLane: readonly AnyKind[] = []) => inLane.map(({ name }) => name).sort();
  const found = Object.entries(Object.groupBy(all, laneOf)).map(([lane, inLane]) => [lane, names(inLane)]);
  expect(Object.fromEntries(found)).toEqual(lanes);
  for (const kind of [kinds["peer-support:announcement"], kinds["peer-support:begun"]])
    expect(kind.lane({ meeting: "<meeting>", revision: 1 } as never, undefined as never)).toBe("peers");
  for (const kind of [kinds["groups:meeting-over"], kinds["peer-support:begun"]]) {
    const ofProgramme = { meeting: "<meeting>", revision: 1, programme: "<programme>" };
    expect(kind.lane(ofProgramme as never, undefined as never)).toBe("programme:<programme>");
  }
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
