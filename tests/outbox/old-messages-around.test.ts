import { describe, expect, test } from "vitest";
import { changeStaff } from "../../db/enrolment/network-roles.ts";
import { saveActorProfile } from "../../db/enrolment/profiles.ts";
import { readPerson } from "../../db/people/people.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { coordinatorOf, erase, profileOf } from "../support/acting.ts";
import { untrueMessages } from "../support/old-messages.ts";
import { personId } from "../support/peers.ts";
import { saidOn } from "../support/reading.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

/** What changes around a message: who the network's workers are, who reads along, what a profile says, whether the channel can be written to. */

const OFFICE = "#auroras-tyontekijat";

/** Kaisa and Helena are coordinators; Kaisa answers for Mirja and Amina, whose first meeting is tomorrow. */
async function startWithTwo() {
  const { world, facts: pair } = await worldAfter("two coordinators", finnish, async (fresh) => {
    const { kaisa, helena, mirja, amina } = fresh.people;
    await fresh.setUp({ coordinators: [kaisa.id, helena.id] });
    return fresh.openPair({ mentor: mirja, actor: amina });
  });
  return { world, pair, ...world.people };
}

async function said(person: Person, channel: string): Promise<string> {
  return (await person.messages(channel)).map(saidOn).join("\n");
}

async function stopBeingCoordinator(world: World, who: Person, by: Person): Promise<void> {
  world.db.transaction(() =>
    changeStaff(
      world.db,
      coordinatorOf(world.db, personId(world, by)),
      { person: readPerson(world.db, personId(world, who)), change: "not-coordinator" },
      world.now(),
    ),
  );
  await world.settle();
}

async function askForSupport(world: World, person: Person): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "support:ask");
  await world.control.idle();
  await person.fill({ text: "Apua" });
  await person.submit();
  await world.settle();
}

const asks = (person: Person) => t("support.asked", { name: `<@${person.id}>` });

describe("who is no longer a coordinator", () => {
  test("is named nowhere as the pair's worker: the pair has another one", async () => {
    const { world, pair, kaisa, helena, mirja } = await startWithTwo();
    await using _ = world;
    expect(await said(mirja, pair.channelId)).toContain(`<@${kaisa.id}> on Auroras-verkoston työntekijä`);
    await stopBeingCoordinator(world, kaisa, helena);
    expect(await said(mirja, pair.channelId)).toContain(`<@${helena.id}> on Auroras-verkoston työntekijä`);
    expect(untrueMessages(world)).toEqual([]);
  });

  test("keeps no request for support that came in direct messages", async () => {
    const { world, kaisa, helena, amina, ulla } = await startWithTwo();
    await using _ = world;
    await kaisa.invite(OFFICE, ulla.id);
    await world.settle();
    await askForSupport(world, amina);
    expect(await said(kaisa, "@bot")).toContain(asks(amina));
    await stopBeingCoordinator(world, kaisa, helena);
    expect(await said(kaisa, "@bot")).not.toContain(asks(amina));
    expect(await said(helena, "@bot")).toContain(asks(amina));
    expect(untrueMessages(world)).toEqual([]);
  });

  test("had taken a request, which can be taken again", async () => {
    const { world, kaisa, helena, amina } = await startWithTwo();
    await using _ = world;
    await askForSupport(world, amina);
    await world.press(kaisa, OFFICE, "support:take", "support:take");
    await stopBeingCoordinator(world, kaisa, helena);
    await world.press(helena, OFFICE, "support:take", "support:take");
    expect(untrueMessages(world)).toEqual([]);
  });
});

describe("a request in the coordinators' channel", () => {
  test("stays as it is when somebody reads along, and says what has become of it once she is gone", async () => {
    const { world, kaisa, helena, amina, ulla } = await startWithTwo();
    await using _ = world;
    await askForSupport(world, amina);
    const before = await said(kaisa, OFFICE);
    expect(before).toContain(asks(amina));
    await kaisa.invite(OFFICE, ulla.id);
    await world.settle();
    expect(await said(kaisa, OFFICE)).not.toContain(t("support.toldDirectly"));
    expect(await said(kaisa, OFFICE)).toContain(asks(amina));
    await world.press(helena, OFFICE, "support:take", "support:take");
    expect(await said(kaisa, OFFICE)).not.toContain(`<@${helena.id}>`);
    await kaisa.remove(OFFICE, ulla.id);
    await world.settle();
    expect(await said(kaisa, OFFICE)).toContain(`<@${helena.id}>`);
    expect(untrueMessages(world)).toEqual([]);
  });
});

test("what an erased outsider had read along is said again, in every channel", async () => {
  const { world, pair, kaisa, helena, mirja, amina, ulla } = await startWithTwo();
  await using _ = world;
  await ulla.home();
  await askForSupport(world, amina);
  await kaisa.invite(OFFICE, ulla.id);
  await mirja.invite(pair.channelId, ulla.id);
  await world.settle();
  await world.press(helena, OFFICE, "support:take", "support:take");
  expect(await said(kaisa, OFFICE)).not.toContain(`<@${helena.id}>`);
  expect(await said(mirja, pair.channelId)).not.toContain("13.1.");
  erase(world.db, personId(world, ulla), world.now());
  await world.later({ minutes: 10 });
  expect(await said(kaisa, OFFICE)).toContain(`<@${helena.id}>`);
  expect(await said(mirja, pair.channelId)).toContain("13.1.");
  expect(untrueMessages(world)).toEqual([]);
});

describe("an invitation", () => {
  test("tells the other's field of work as it is while it waits, and nothing of what the profile says later", async () => {
    const { world, kaisa, sirpa, olena } = await startWithTwo();
    await using _ = world;
    const saveFields = async (fields: string) => {
      const profile = { fields, languages: "suomi", town: null, experience: null, groupAttended: null };
      world.db.transaction(() =>
        saveActorProfile(
          world.db,
          profileOf(world.db, personId(world, olena)),
          { ...profile, wantsMentoring: "yes" },
          world.now(),
        ),
      );
      await world.settle();
    };
    for (const person of [sirpa, olena]) await person.home();
    await world.settle();
    await saveFields("opettaja");
    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: olena.id, mentor: sirpa.id, day: "2026-01-30", time: "17:00", consent: [] });
    await kaisa.submit();
    await kaisa.closeAll();
    await world.settle();
    expect(await said(sirpa, "@bot")).toContain("opettaja");
    await saveFields("kirjanpito");
    expect(await said(sirpa, "@bot")).toContain("kirjanpito");
    expect(await said(sirpa, "@bot")).not.toContain("opettaja");
    for (const person of [sirpa, olena]) await world.press(person, "@bot", "pairs:accept", "pairs:accept");
    await saveFields("myyjä");
    expect(await said(sirpa, "@bot")).not.toMatch(/myyjä|kirjanpito/);
    expect(untrueMessages(world)).toEqual([]);
  });
});

describe("a channel that was archived by hand", () => {
  test("cannot be changed: its messages are drawn again once it is open", async () => {
    const { world, pair, kaisa, helena, mirja } = await startWithTwo();
    await using _ = world;
    await mirja.archive(pair.channelId);
    await world.settle();
    const updates = async () => (await world.control.calls()).filter(({ method }) => method === "chat.update").length;
    const before = await updates();
    await stopBeingCoordinator(world, kaisa, helena);
    expect(await said(mirja, pair.channelId)).toContain(`<@${kaisa.id}> on Auroras-verkoston työntekijä`);
    expect(await updates()).toBe(before);
    await mirja.unarchive(pair.channelId);
    await world.settle();
    expect(await said(mirja, pair.channelId)).toContain(`<@${helena.id}> on Auroras-verkoston työntekijä`);
    expect(untrueMessages(world)).toEqual([]);
  });
});
