import { describe, expect, test } from "vitest";
import { meetingOf } from "../../db/meetings/meeting.ts";
import { kickoffOf } from "../../db/meetings/meetings.ts";
import { asCoordinator, pairAs } from "../../db/privacy/acting.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { actingAs, openPairAs } from "../support/acting.ts";
import { personId } from "../support/matching.ts";
import { openPair, startUnderWay } from "../support/under-way.ts";

describe("what somebody may do", () => {
  test("follows from who she is to the pair today, and is checked in the transaction in which she does it", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { mirja, amina, kaisa, helena } = world.people;
    await helena.home();
    await world.settle();
    const { db } = world;
    const by = (person: typeof mirja) => actingAs(db, personId(world, person));
    const as = (person: typeof mirja) => db.transaction(() => pairAs(db, by(person), pair.id));
    expect([mirja, amina, kaisa, helena].map((person) => as(person)?.role)).toEqual([
      "mentor",
      "actor",
      "coordinator",
      undefined,
    ]);
    expect(as(mirja)?.by.id).toBe(personId(world, mirja));
    expect(() => pairAs(db, by(mirja), pair.id)).toThrow("transaction");
    expect(() => asCoordinator(db, by(kaisa))).toThrow("transaction");

    const was = by(kaisa);
    expect(db.transaction(() => asCoordinator(db, was))).toBe(was);
    db.orm.update(people).set({ coordinatorSince: null }).where(eq(people.id, was.id)).run();
    expect(was.isCoordinator).toBe(true);
    expect(db.transaction(() => asCoordinator(db, was))).toBeUndefined();
    expect(as(kaisa)).toBeUndefined();
  });

  test("in one pair gives nothing to do with another's meeting", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { db } = world;
    const { mirja, helena, olena } = world.people;
    const other = await openPair(world, helena, olena, { day: "2026-01-20" });
    const kickoff = kickoffOf(db, other.id);
    if (!kickoff) throw new Error("no first meeting");
    const attempt = () => meetingOf(db, openPairAs(db, personId(world, mirja), pair.id, "mentor"), kickoff);
    expect(() => db.transaction(attempt)).toThrow("no meeting of");
  });
});
