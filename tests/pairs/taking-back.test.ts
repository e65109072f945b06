import { expect, test } from "vitest";
import { livePairsOf } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part, t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

const TAKE_BACK = "pairs:take-back";

/** Kaisa proposes the pair of Mirja and Amina without the tick, so both are asked. */
async function propose(world: World): Promise<void> {
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-13", time: "17:00", consent: [] });
  await kaisa.submit();
  await kaisa.closeAll();
  await world.settle();
}

const said = async (person: World["people"]["mirja"]) => JSON.stringify(await person.dm());
const channelsOf = async (person: World["people"]["mirja"]) =>
  (await person.channels()).filter(({ name }) => name?.startsWith("pari-"));

const everybody = [
  ["amina", "mirja", "pairs.invitation.actor", "pairs.invitation.mentor"],
  ["mirja", "amina", "pairs.invitation.mentor", "pairs.invitation.actor"],
] as const;

test.each(everybody)(
  "%s takes back her yes before %s has answered: no channel, and only the coordinator knows",
  async (one, two, text, others) => {
    await using world = await startSetUpWorld(finnish);
    const { [one]: taker, [two]: other, kaisa } = world.people;
    await propose(world);
    await world.press(taker, "@bot", part(text), "pairs:accept");
    const before = await said(other);
    await world.press(taker, "@bot", part(text), TAKE_BACK);

    const names = { name: one === "amina" ? "Amina" : "Mirja", other: two === "amina" ? "Amina" : "Mirja" };
    expect((await kaisa.dm()).at(-1)?.text).toBe(t("pairs.takenBack", names));
    expect(await said(taker)).toContain(t("pairs.invitation.saidNo"));
    expect(before).not.toContain(t("pairs.invitation.over"));
    expect(await said(other)).toContain(t("pairs.invitation.over"));
    expect(await said(other)).not.toContain(t("pairs.invitation.saidNo"));

    await world.press(other, "@bot", part(others), "pairs:accept", { stale: true }).catch(() => undefined);
    await world.later({ days: 10 });
    expect([await channelsOf(taker), await channelsOf(other)]).toEqual([[], []]);
    expect((await kaisa.dm()).filter((message) => message.text === t("pairs.takenBack", names))).toHaveLength(1);
  },
);

test("both have said yes and Slack does not let the channel be made yet: a yes can be taken back, and none is made later", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, amina } = world.people;
  await propose(world);
  await world.press(amina, "@bot", part("pairs.invitation.actor"), "pairs:accept");
  await world.control.order({ method: "conversations.create", kind: "error", error: "restricted_action", times: 1 });
  await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
  expect(await channelsOf(mirja)).toEqual([]);
  await world.press(amina, "@bot", part("pairs.invitation.actor"), TAKE_BACK);

  expect((await kaisa.dm()).at(-1)?.text).toBe(t("pairs.takenBack", { name: "Amina", other: "Mirja" }));
  expect(await said(mirja)).toContain(t("pairs.invitation.over"));
  await world.later({ days: 1 });
  expect([await channelsOf(mirja), await channelsOf(amina)]).toEqual([[], []]);
});

test("the channel is open: the button is gone, and an old one says that it is too late", async () => {
  await using world = await startSetUpWorld(finnish);
  const { mirja, amina } = world.people;
  await propose(world);
  await world.press(amina, "@bot", part("pairs.invitation.actor"), "pairs:accept");
  const old = await world.message(amina, "@bot", part("pairs.invitation.actor"), TAKE_BACK);
  await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
  expect(await said(amina)).not.toContain(TAKE_BACK);
  await amina.press(old, TAKE_BACK, { stale: true });
  await world.settle();
  expect(await said(amina)).toContain(part("pairs.invitation.tooLate"));
  const id = findPersonBySlackId(world.db, amina.id)?.id;
  if (!id) throw new Error("not known");
  expect(livePairsOf(world.db, id).map(({ state }) => state)).toEqual(["open"]);
});
