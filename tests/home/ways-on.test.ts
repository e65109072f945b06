import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pairs as pairTable } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Modal, Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { placesOf } from "../support/from-home.ts";
import { GROUP, makeGroup, press, putAway, send } from "../support/groups.ts";
import { isMentor } from "../support/matching.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part, t } from "../support/texts.ts";
import { command, openPair, submit } from "../support/under-way.ts";
import {
  announcementWays,
  groupTroubleWays,
  groupWays,
  hasWay,
  importWays,
  invitationWays,
  meetingWays,
  needWays,
  pairWays,
  peerMeetingWays,
  personWays,
  recipientWays,
  requestWays,
  type Way,
  type WayOn,
  wishWays,
} from "../support/ways-on.ts";
import { finnish, type World } from "../support/world.ts";

/** Waits for what follows, and a while more: nobody presses faster than Slack lets the bot answer. */
async function settle(world: World): Promise<void> {
  await world.settle();
  world.clock.advance(5_000);
}

/** Home, and all that one press there leads to, a page of pairs after the other. */
async function* reachable(world: World, person: Person): AsyncGenerator<ShownSurface | Modal> {
  await putAway(person);
  const first = await person.home();
  if (!first) throw new Error(`${person.id} has no Home`);
  const surfaces = [first];
  if (placesOf(first, "home:filter").length > 0)
    for (const filter of ["needs", "open", "invited", "opening", "finished"]) {
      const home = (await person.shownHome()) ?? first;
      await person.choose(home, placesOf(home, "home:filter")[0] ?? "", filter, { stale: true });
      await settle(world);
      const chosen = await person.shownHome();
      if (chosen) surfaces.push(chosen);
    }
  for (const home of surfaces) {
    yield home;
    for (const way of ["home:waiting", "home:more", "home:pair", "groups:list"])
      for (const place of placesOf(home, way)) {
        await person.press(home, place, { stale: true });
        await settle(world);
        const modal = await person.modal();
        if (!modal) continue;
        yield modal;
        for (const inner of placesOf(modal, "groups:show")) {
          await person.press(modal, inner, { stale: true });
          await settle(world);
          const shown = await person.modal();
          if (shown) yield shown;
        }
        await putAway(person);
      }
  }
}

/** Where a person can press this, about this thing. */
async function findWay(world: World, person: Person, way: string, about: string) {
  for await (const surface of reachable(world, person)) {
    const [place] = placesOf(surface, way, about);
    if (place !== undefined) return { surface, place };
  }
  return undefined;
}

/** Presses it: something opens, is said, or changes. */
async function expectWorks(world: World, person: Person, { way }: Way, about: string): Promise<void> {
  const found = await findWay(world, person, way, about);
  expect({ way, isThere: found !== undefined }).toEqual({ way, isThere: true });
  if (!found) return;
  const before = (await person.modal())?.title;
  await world.control.clearCalls();
  await person.press(found.surface, found.place, { confirm: true, stale: true });
  await settle(world);
  const calls = (await world.control.calls()).filter(({ method }) => /^(views|chat|conversations)\./.test(method));
  expect({ way, hasEffect: calls.length > 0 || (await person.modal())?.title !== before }).toEqual({
    way,
    hasEffect: true,
  });
  await putAway(person);
}

describe("each state, left alone for 16 weeks, has a way on for whoever is responsible", () => {
  let world: World;
  const at: Record<string, PairId> = {};

  beforeAll(async () => {
    world = await startSetUpWorld(finnish);
    const { kaisa, mirja, sirpa, ulla, amina, olena, helena } = world.people;
    await isMentor(world, mirja, { fields: "IT", pairsAtOnce: 9 });
    await isMentor(world, sirpa, { fields: "IT", pairsAtOnce: 0 });
    const invite = async (mentor: Person, actor: Person, consent: string[], day = "2026-01-13") => {
      await command(world, kaisa, "@bot", "/new-pair");
      const facts = { day, time: "17:00", consent };
      await kaisa.fill({ mentor: mentor.id, actor: actor.id, ...facts });
      // A mentor without room is asked about first.
      if ((await submit(world, kaisa)).outcome === "errors") await submit(world, kaisa);
      await putAway(kaisa);
    };
    const newest = () => world.db.orm.select().from(pairTable).all().at(-1)?.id as PairId;

    at.silent = (await openPair(world, mirja, amina)).id;
    const left = await world.openPair({ mentor: ulla, actor: amina });
    at.left = left.id;
    const archived = await world.openPair({ mentor: ulla, actor: olena });
    at.archived = archived.id;
    const outside = await world.openPair({ mentor: helena, actor: amina });
    at.outsider = outside.id;
    const away = await world.openPair({ mentor: helena, actor: olena });
    at["bot-removed"] = away.id;
    at["kickoff-form"] = (await world.openPair({ mentor: mirja, actor: olena })).id;
    await invite(mirja, helena, []);
    at.unanswered = newest();
    const { id: groupId } = await groupOf(world);
    await press(world, "kaisa", "groups:ask-wishes", groupId);
    await putAway(kaisa);

    await press(world, "amina", "support:ask", at.silent);
    await send(world, "amina", { text: "Apua" });
    await putAway(amina);

    await amina.leave(left.channelId);
    await ulla.archive(archived.channelId);
    await helena.invite(outside.channelId, sirpa.id);
    await olena.remove(away.channelId, world.workspace.botUserId);
    await world.later({ days: 7 * 16 });
    // The bot tries again all the time, which sixteen weeks of would take too long.
    await world.control.order({
      kind: "error",
      method: "conversations.create",
      error: "restricted_action",
      times: 9_999,
    });
    await invite(ulla, helena, ["consent"], "2026-05-13");
    at["not-opened"] = newest();
    await world.later({ hours: 1 });
  });
  afterAll(async () => world?.[Symbol.asyncDispose]());

  const coordinators = [
    "unanswered",
    "not-opened",
    "kickoff-form",
    "silent",
    "not-agreed",
    "left",
    "archived",
    "outsider",
    "bot-removed",
  ] as const;

  test.each(coordinators)("a pair's need: %s", async (what) => {
    const { kaisa } = world.people;
    const { need, way } = needWays[what];
    const id = at[what === "not-agreed" ? "silent" : what] ?? "";
    const said: string[] = [];
    for await (const surface of reachable(world, kaisa))
      if (placesOf(surface, "home:pair", id).length + placesOf(surface, way, id).length > 0) said.push(saidOn(surface));
    if (need) expect(said.join("\n")).toContain(part(need));
    await expectWorks(world, kaisa, needWays[what], id);
  });

  test.each(["invited", "opening", "open"] as const)("a pair that is %s", async (state) => {
    const way = pairWays[state];
    const row = world.db.orm.select().from(pairTable).where(eq(pairTable.state, state)).get();
    if (!row) throw new Error(`no pair is ${state}`);
    if (hasWay(way)) expect(await findWay(world, world.people.kaisa, way.way, row.id)).toBeDefined();
  });

  test("an invitation, before and after a yes", async () => {
    const { mirja } = world.people;
    for (const state of ["none", "yes"] as const) {
      const way = invitationWays[state];
      if (hasWay(way)) await expectWorks(world, mirja, way, at.unanswered ?? "");
    }
  });

  test("meetings: the two can agree on the next one, and the coordinator can have the form filled in", async () => {
    const { mirja, amina, kaisa } = world.people;
    const held = meetingWays["kickoff:held"];
    for (const person of [mirja, amina]) if (hasWay(held)) await expectWorks(world, person, held, at.silent ?? "");
    const planned = meetingWays["kickoff:planned"];
    if (hasWay(planned)) await expectWorks(world, kaisa, planned, at["kickoff-form"] ?? "");
  });

  test("a request that is open, and then taken", async () => {
    for (const state of ["open", "taken"] as const) {
      const way = requestWays[state];
      if (hasWay(way)) await expectWorks(world, world.people.kaisa, way, "");
    }
  });

  test("a group whose end has passed, and a wish that was asked and is answered", async () => {
    const { kaisa, olena } = world.people;
    const open = groupWays.open;
    if (hasWay(open)) await expectWorks(world, kaisa, open, "");
    const said: string[] = [];
    for await (const surface of reachable(world, kaisa)) said.push(saidOn(surface));
    const { need } = groupTroubleWays["past-end"];
    if (need) expect(said.join("\n")).toContain(t(need));
    for (const state of ["asked", "answered"] as const) {
      const way = wishWays[state];
      if (!hasWay(way)) continue;
      const found = await findWay(world, olena, way.way, "");
      expect({ state, isThere: found !== undefined }).toEqual({ state, isThere: true });
      if (!found) continue;
      await olena.press(found.surface, found.place, { stale: true });
      await world.settle();
      await send(world, "olena", { wishes: "yes" });
      await putAway(olena);
    }
  });

  test("a person who is new, has enrolled, or rests", async () => {
    const { kaisa, mirja, sirpa } = world.people;
    const fresh = await kaisa.addPerson({ name: "Uusi Ihminen" });
    for (const [state, person] of [
      ["newcomer", fresh],
      ["enrolled", mirja],
      ["resting", sirpa],
    ] as const) {
      const way = personWays[state];
      if (hasWay(way)) await expectWorks(world, person, way, "");
    }
  });

  test("every state of the table says who can press what, or why nobody has to", () => {
    const all = [
      ...[pairWays, needWays, meetingWays, invitationWays, requestWays, announcementWays, recipientWays, importWays],
      ...[groupWays, groupTroubleWays, wishWays, peerMeetingWays, personWays],
    ].flatMap((table) => Object.values<WayOn>(table));
    expect(all.length).toBeGreaterThan(60);
    const { presses } = world.bot.registered;
    expect(all.flatMap((one) => (hasWay(one) && !presses.includes(one.way) ? [one.way] : []))).toEqual([]);
  });

  test("an account that was closed", async () => {
    const { kaisa, olena } = world.people;
    await kaisa.deactivate(olena.id);
    await world.later({ days: 1 });
    await expectWorks(world, kaisa, needWays.gone, at["kickoff-form"] ?? "");
  });
});

/** A group that should have ended in February. */
async function groupOf(world: World) {
  return makeGroup(world, { name: GROUP, endsOn: "2026-02-27" });
}
