import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type AnyKind, refOf } from "../../db/outbox/kind.ts";
import { type KindName, kinds } from "../../db/outbox/kinds.ts";
import { allLanes } from "../support/proofs.index.ts";

/** What a part of a reference may be: the first of these that it takes. */
const SAMPLES = ["mentor", "coordinators", "archive", "archived", "organiser", "shared"];

/** A reference of this kind: each text is the name of its part. */
function sampleOf({ fields }: AnyKind): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([part, { holds }]) => [part, [`<${part}>`, 1, ...SAMPLES].find((one) => holds(one))]),
  );
}

const all: readonly AnyKind[] = Object.values(kinds);

/** The kinds of each lane, as the features' tests say them. */
function kindsByLane(): Record<string, KindName[]> {
  const found: Record<string, KindName[]> = {};
  for (const lanes of allLanes)
    for (const [lane, names] of Object.entries(lanes)) found[lane] = [...(found[lane] ?? []), ...names].sort();
  return found;
}

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
  expect(Object.fromEntries(found), "the lane of each kind is in `lanes` of tests/<feature>/proofs.ts").toEqual(
    kindsByLane(),
  );
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
