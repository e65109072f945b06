import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { textsOf } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import type { Name, World } from "../support/world.ts";

describe("a new pair with both consents", () => {
  test("gets a private channel with the three in it, a topic and a pinned welcome, and each of the two the privacy notice", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina, ulla } = world.people;
    const pair = await world.openPair({ mentor: mirja, actor: amina });

    const { channels } = await world.control.everything();
    const channel = channels.find(({ id }) => id === pair.channelId);
    expect(channel?.name).toMatch(/^pari-mirja-amina-[a-z0-9]{5}$/);
    expect(new Set(channel?.members)).toEqual(new Set([world.workspace.botUserId, kaisa.id, mirja.id, amina.id]));
    const welcome = (await amina.messages(pair.channelId)).find(({ text }) =>
      text.startsWith(t("pairs.welcome.hello", { mentor: "Mirja", actor: "Amina" })),
    );
    expect(welcome?.pinned).toBe(true);
    expect(JSON.stringify(welcome?.blocks)).toContain("tiistaina 13.1. kello 17");
    expect(textsOf(await mirja.dm()).filter((text) => text.includes(t("pairs.notice.what")))).toHaveLength(1);
    expect(textsOf(await amina.dm()).filter((text) => text.includes(easy("pairs.notice.what")))).toHaveLength(1);
    expect((await ulla.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
  });

  test("gives the notice only at a person's first pair", async () => {
    await using world = await startSetUpWorld();
    const { mirja, amina, olena } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await world.openPair({ mentor: mirja, actor: olena });
    expect(textsOf(await mirja.dm()).filter((text) => text.includes(t("pairs.notice.what")))).toHaveLength(1);
  });
});

test("whoever was typed after the command stands in the form", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair", "@Mirja Virtanen @Amina Hassan");
  await world.control.idle();
  const fields = (await kaisa.modal())?.fields() ?? [];
  expect(Object.fromEntries(fields.map(({ label, value }) => [label, value]))).toMatchObject({
    [t("pairs.form.mentor")]: mirja.id,
    [t("pairs.form.actor")]: amina.id,
    [t("pairs.form.coordinator")]: kaisa.id,
  });
});

/** The form as Kaisa fills it in, before she submits it. */
async function fillNewPair(world: World, answers: Record<string, unknown>) {
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({
    actor: amina.id,
    mentor: mirja.id,
    day: "2026-01-13",
    time: "17:00",
    ...answers,
  });
}

const pairChannels = async (world: World) =>
  (await world.control.everything()).channels.filter(({ name }) => name?.startsWith("pari-"));

describe("without the tick both are asked first", () => {
  test("the channel opens when both have said yes, and nobody is asked again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    expect(await pairChannels(world)).toHaveLength(0);

    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    expect(await pairChannels(world)).toHaveLength(0);
    expect(JSON.stringify((await mirja.dm()).at(-1)?.blocks)).toContain(t("pairs.invitation.saidYes"));
    await world.press(amina, "@bot", easyPart("pairs.invitation.actor"), "pairs:accept");
    expect(await pairChannels(world)).toHaveLength(1);
    expect((await amina.channels()).some(({ name }) => name?.startsWith("pari-mirja-amina-"))).toBe(true);

    await world.later({ days: 10 });
    expect(textsOf(await mirja.dm()).filter((text) => text.includes(part("pairs.invitation.reminder")))).toHaveLength(
      0,
    );
  });

  test("she who has not answered is reminded after 3 and after 7 days, and not again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    const reminders = async () =>
      textsOf(await amina.dm()).filter((text) => text.startsWith(part("pairs.invitation.reminder"))).length;

    await world.later({ days: 2, hours: 23 });
    expect(await reminders()).toBe(0);
    await world.later({ hours: 2 });
    expect(await reminders()).toBe(1);
    await world.later({ days: 4 });
    expect(await reminders()).toBe(2);
    await world.later({ days: 30 });
    expect(await reminders()).toBe(2);
    expect(textsOf(await mirja.dm()).filter((text) => text.startsWith(part("pairs.invitation.reminder")))).toHaveLength(
      0,
    );
  });

  test("a refusal reaches only the coordinator", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    await world.press(amina, "@bot", easyPart("pairs.invitation.actor"), "pairs:decline");

    expect((await kaisa.dm()).at(-1)?.text).toBe(t("pairs.refused", { name: "Amina", other: "Mirja" }));
    const mirjas = JSON.stringify(await mirja.dm());
    expect(mirjas).toContain(t("pairs.invitation.over"));
    expect(mirjas).not.toContain(t("pairs.invitation.yes"));
    expect(mirjas).not.toContain(t("pairs.invitation.no"));
    await world.later({ days: 10 });
    expect(await pairChannels(world)).toHaveLength(0);
    expect(textsOf(await mirja.dm()).filter((text) => text.startsWith(part("pairs.invitation.reminder")))).toHaveLength(
      0,
    );
  });

  test("an old button pressed after the answer changes nothing", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    const old = await world.message(mirja, "@bot", part("pairs.invitation.mentor"));
    await mirja.press(old, "pairs:decline");
    await world.settle();
    await mirja.press(old, "pairs:accept", { stale: true });
    await world.settle();
    await world
      .press(amina, "@bot", easyPart("pairs.invitation.actor"), "pairs:accept", { stale: true })
      .catch(() => undefined);
    expect(await pairChannels(world)).toHaveLength(0);
  });
});

describe("a wrong new pair is answered beside its field", () => {
  const wrong = [
    ["one person in both roles", { actor: "mirja" }, { [t("pairs.form.mentor")]: t("pairs.wrong.samePerson") }],
    ["a day that is over", { day: "2026-01-11" }, { [t("pairs.form.day")]: t("pairs.wrong.past") }],
    [
      "somebody responsible who is no coordinator",
      { coordinator: "ulla" },
      {
        [t("pairs.form.coordinator")]: t("pairs.wrong.noCoordinator"),
      },
    ],
    [
      "the coordinator herself in the pair",
      { mentor: "kaisa" },
      { [t("pairs.form.coordinator")]: t("pairs.wrong.coordinatorInPair") },
    ],
    [
      "a guest",
      { actor: "vera" },
      {
        [t("pairs.form.actor")]: t("pairs.wrong.guest", { name: "Vera" }),
      },
    ],
  ] as const;

  test.each(wrong)("%s", async (_what, answers, errors) => {
    await using world = await startSetUpWorld();
    const ids = Object.fromEntries(
      Object.entries(answers).map(([label, value]) => [
        label,
        value in world.people ? world.people[value as Name].id : value,
      ]),
    );
    await fillNewPair(world, ids);
    expect(await world.people.kaisa.submit()).toMatchObject({ outcome: "errors", errors });
    await world.settle();
    expect(await pairChannels(world)).toHaveLength(0);
  });

  test("a deactivated person, a bot, and a pair that exists", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina, olena } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await fillNewPair(world, {});
    expect(await kaisa.submit()).toMatchObject({
      outcome: "errors",
      errors: { [t("pairs.form.mentor")]: t("pairs.wrong.exists") },
    });
    await kaisa.deactivate(olena.id);
    await world.settle();
    await kaisa.fill({ actor: world.workspace.botUserId });
    expect(await kaisa.submit()).toMatchObject({
      errors: { [t("pairs.form.actor")]: expect.stringContaining(part("pairs.wrong.bot")) },
    });
  });

  test("a guest goes in when the coordinator says so again, and Slack's refusal reaches her with a way to try again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, vera } = world.people;
    await fillNewPair(world, { actor: vera.id, consent: ["consent"] });
    await kaisa.submit();
    expect((await kaisa.submit()).outcome).toBe("updated");
    await world.settle();
    const said = (await kaisa.dm()).at(-1);
    expect(said?.text).toContain(t("pairs.trouble.notInvited", { name: "Vera" }));
    expect((await mirja.channels()).some(({ name }) => name?.startsWith("pari-mirja-vera-"))).toBe(true);
    const [channel] = await pairChannels(world);
    const offered = await world.message(kaisa, "@bot", part("pairs.trouble.notInvited"), "pairs:invite-again");
    await kaisa.invite(channel?.id ?? madeUp(""), vera.id);
    await world.settle();
    expect(textsOf(await kaisa.dm()).join()).not.toContain(t("pairs.trouble.notInvited", { name: "Vera" }));
    await kaisa.press(offered, "pairs:invite-again", { stale: true });
    await world.settle();
    expect((await vera.channels()).some(({ id }) => id === channel?.id)).toBe(true);
  });
});

test("somebody without the role is told what she can do instead, and sees no form", async () => {
  await using world = await startSetUpWorld();
  const { ulla } = world.people;
  const { ephemeral } = await ulla.command("@bot", "/new-pair");
  await world.settle();
  expect(ephemeral ?? (await ulla.dm()).at(-1)?.text).toContain(t("pairs.notCoordinator"));
  expect(await ulla.modal()).toBeUndefined();
});

test("the same submission arriving twice makes one pair", async () => {
  await using world = await startSetUpWorld();
  await world.control.order({ kind: "duplicate-envelope", times: 1 } as never);
  await world.openPair({ mentor: world.people.mirja, actor: world.people.amina });
  expect(await pairChannels(world)).toHaveLength(1);
});
