import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { announcementRecipients, people } from "../../db/schema/index.ts";
import { eq, isNotNull } from "../../db/store/drizzle.ts";
import { announce, got, moreMentors } from "../support/announcing.ts";
import { dose } from "../support/dose.ts";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import type { World } from "../support/world.ts";

const MINUTE_MS = 60_000;
const MANY = dose(300, 2_000);
/** Conversations opened in a minute: Slack's Tier 3. */
const OPENED = 50;

const delivered = (world: World) =>
  world.db.orm
    .select()
    .from(announcementRecipients)
    .all()
    .filter(({ state }) => state === "delivered");

const lastAt = (world: World): number => Math.max(...delivered(world).map(({ at }) => at ?? 0));

async function refusedForPace(world: World): Promise<string[]> {
  const calls = await world.control.calls();
  return calls.filter(({ answer }) => answer.error === "ratelimited").map(({ method }) => method);
}

/** As the process lives: a look every second, and never in between. */
async function live(world: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    world.clock.advance(1_000);
    await world.bot.tick();
  }
}

describe("an announcement to many", () => {
  test(`to ${MANY} whom the bot has never written to arrives as fast as Slack lets conversations be opened, a look a second, and Slack asks for nothing`, async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    await moreMentors(world, MANY);
    await world.control.clearCalls();
    const from = world.now();
    await announce(world, kaisa, "mentors", "Kevään tapaamiset alkavat.");
    const ideal = (MANY / OPENED) * MINUTE_MS;
    await live(world, (1.05 * ideal) / 1_000);
    expect(delivered(world)).toHaveLength(MANY);
    expect((lastAt(world) - from) / ideal).toBeLessThan(1.05);
    expect(await refusedForPace(world)).toEqual([]);
  });

  test("does not keep those waiting whose conversation is known", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const first = await moreMentors(world, 100);
    await announce(world, kaisa, "mentors", "Ensimmäinen");
    await world.later({ minutes: 4 });
    expect(world.db.orm.select().from(people).where(isNotNull(people.dmChannelId)).all().length).toBeGreaterThan(100);
    await moreMentors(world, 200);
    const from = world.now();
    await announce(world, kaisa, "mentors", "Toinen");
    await live(world, 45);
    const each = await Promise.all(first.map(async (mentor) => (await got(mentor, "Toinen")).length));
    expect(each).toEqual(first.map(() => 1));
    expect(delivered(world).filter(({ at }) => (at ?? 0) >= from).length).toBeLessThan(150);
    expect(await refusedForPace(world)).toEqual([]);
  });
});

describe("while an announcement is on its way", () => {
  test("whoever presses a button is answered before any more of it goes out, also where a conversation has to be opened for her", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, helena, amina } = world.people;
    await moreMentors(world, 200);
    await announce(world, kaisa, "mentors", "Kevään tapaamiset alkavat.");
    await live(world, 90);
    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: amina.id, mentor: helena.id, day: "2026-01-13", time: "17:00" });
    await kaisa.submit();
    const asked = world.now();
    await live(world, 4);
    const calls = await world.control.calls();
    const opened = calls.filter(({ method, args }) => method === "conversations.open" && args.users === helena.id);
    expect(opened.map(({ at }) => at - asked).every((after) => after <= 3_000)).toBe(true);
    expect(opened).toHaveLength(1);
    expect(await got(helena, "mentor")).not.toEqual([]);
    expect(await refusedForPace(world)).toEqual([]);
  });

  test("another coordinator's goes out at the same pace", async () => {
    await using world = await startSetUpWorld({});
    const { kaisa, helena } = world.people;
    await moreMentors(world, 200);
    await helena.command("@bot", "/mentoring");
    await world.settle();
    const id = findPersonBySlackId(world.db, helena.id)?.id ?? madeUp("");
    world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.id, id)).run();
    await announce(world, kaisa, "mentors", "Kaisalta");
    await announce(world, helena, "mentors", "Helenalta");
    await live(world, 60);
    const counts = new Map<string, number>();
    for (const { announcementId } of delivered(world))
      counts.set(announcementId, (counts.get(announcementId) ?? 0) + 1);
    const [one = 0, other = 0] = [...counts.values()];
    expect(one + other).toBeGreaterThan(45);
    expect(Math.abs(one - other)).toBeLessThan(10);
  });
});
