import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import type { Name, World } from "../support/world.ts";

const texts = (messages: { text: string }[]) => messages.map(({ text }) => text);

describe("a new pair with both consents", () => {
  test("gets a private channel with the three in it, a topic and a pinned welcome, and each of the two the privacy notice", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina, ulla } = world.people;
    const pair = await world.openPair({ mentor: mirja, actor: amina });

    const { channels } = await world.control.everything();
    const channel = channels.find(({ id }) => id === pair.channelId);
    expect(channel?.name).toMatch(/^pari-mirja-amina-[a-z0-9]{5}$/);
    expect(new Set(channel?.members)).toEqual(new Set([world.workspace.botUserId, kaisa.id, mirja.id, amina.id]));
    const welcome = (await amina.messages(pair.channelId)).find(({ text }) => text.startsWith("Tervetuloa"));
    expect(welcome?.pinned).toBe(true);
    expect(JSON.stringify(welcome?.blocks)).toContain("tiistaina 13.1. kello 17");
    for (const person of [mirja, amina]) {
      expect(texts(await person.dm()).filter((text) => text.includes("Tämä botti auttaa mentoroinnissa"))).toHaveLength(
        1,
      );
    }
    expect((await ulla.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
  });

  test("gives the notice only at a person's first pair", async () => {
    await using world = await startSetUpWorld();
    const { mirja, amina, olena } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await world.openPair({ mentor: mirja, actor: olena });
    expect(texts(await mirja.dm()).filter((text) => text.includes("Tämä botti auttaa mentoroinnissa"))).toHaveLength(1);
  });
});

test("whoever was typed after the command stands in the form", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair", "@Mirja Virtanen @Amina Hassan");
  await world.control.idle();
  const fields = (await kaisa.modal())?.fields() ?? [];
  expect(Object.fromEntries(fields.map(({ label, value }) => [label, value]))).toMatchObject({
    Mentori: mirja.id,
    Aktori: amina.id,
    "Vastaava työntekijä": kaisa.id,
  });
});

/** The form as Kaisa fills it in, before she submits it. */
async function fillNewPair(world: World, answers: Record<string, unknown>) {
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({
    Aktori: amina.id,
    Mentori: mirja.id,
    "Ensimmäinen tapaaminen: päivä": "2026-01-13",
    "Ensimmäinen tapaaminen: kellonaika": "17:00",
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

    await world.press(mirja, "@bot", "ehdottaa sinulle paria", "Kyllä, aloitan");
    expect(await pairChannels(world)).toHaveLength(0);
    expect(JSON.stringify((await mirja.dm()).at(-1)?.blocks)).toContain("Vastasit: Kyllä, aloitan");
    await world.press(amina, "@bot", "ehdottaa sinulle mentoria", "Kyllä, aloitan");
    expect(await pairChannels(world)).toHaveLength(1);
    expect((await amina.channels()).some(({ name }) => name?.startsWith("pari-mirja-amina-"))).toBe(true);

    await world.later({ days: 10 });
    expect(texts(await mirja.dm()).filter((text) => text.includes("kutsu mentorointiin"))).toHaveLength(0);
  });

  test("she who has not answered is reminded after 3 and after 7 days, and not again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    await world.press(mirja, "@bot", "ehdottaa sinulle paria", "Kyllä, aloitan");
    const reminders = async () => texts(await amina.dm()).filter((text) => text.startsWith("Sinulla on kutsu")).length;

    await world.later({ days: 2, hours: 23 });
    expect(await reminders()).toBe(0);
    await world.later({ hours: 2 });
    expect(await reminders()).toBe(1);
    await world.later({ days: 4 });
    expect(await reminders()).toBe(2);
    await world.later({ days: 30 });
    expect(await reminders()).toBe(2);
    expect(texts(await mirja.dm()).filter((text) => text.startsWith("Sinulla on kutsu"))).toHaveLength(0);
  });

  test("a refusal reaches only the coordinator", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    await world.press(amina, "@bot", "ehdottaa sinulle mentoria", "Ei nyt");

    expect((await kaisa.dm()).at(-1)?.text).toBe(
      "Amina vastasi kutsuun: Ei nyt. Kanava ei avaudu. Kerroin toiselle (Mirja) vain, että kutsu ei ole enää voimassa.",
    );
    const mirjas = JSON.stringify(await mirja.dm());
    expect(mirjas).toContain("Tämä kutsu ei ole enää voimassa");
    expect(mirjas).not.toContain("Kyllä, aloitan");
    expect(mirjas).not.toContain("Ei nyt");
    await world.later({ days: 10 });
    expect(await pairChannels(world)).toHaveLength(0);
    expect(texts(await mirja.dm()).filter((text) => text.startsWith("Sinulla on kutsu"))).toHaveLength(0);
  });

  test("an old button pressed after the answer changes nothing", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await fillNewPair(world, {});
    await kaisa.submit();
    await world.settle();
    const old = await world.message(mirja, "@bot", "ehdottaa sinulle paria");
    await mirja.press(old, "Ei nyt");
    await world.settle();
    await mirja.press(old, "Kyllä, aloitan", { stale: true });
    await world.settle();
    await world
      .press(amina, "@bot", "ehdottaa sinulle mentoria", "Kyllä, aloitan", { stale: true })
      .catch(() => undefined);
    expect(await pairChannels(world)).toHaveLength(0);
  });
});

describe("a wrong new pair is answered beside its field", () => {
  const wrong = [
    [
      "one person in both roles",
      { Aktori: "mirja" },
      { Mentori: "Sama henkilö ei voi olla sekä mentori että aktori." },
    ],
    [
      "a day that is over",
      { "Ensimmäinen tapaaminen: päivä": "2026-01-11" },
      { "Ensimmäinen tapaaminen: päivä": "Se päivä on jo mennyt. Valitse tämä päivä tai myöhempi päivä." },
    ],
    [
      "somebody responsible who is no coordinator",
      { "Vastaava työntekijä": "ulla" },
      {
        "Vastaava työntekijä":
          "Vastaavan työntekijän pitää olla verkoston työntekijä. Voit lisätä työntekijöitä kohdassa ”Asetukset”.",
      },
    ],
    [
      "the coordinator herself in the pair",
      { Mentori: "kaisa" },
      { "Vastaava työntekijä": "Vastaava työntekijä ei voi olla itse parissa. Valitse toinen työntekijä." },
    ],
    [
      "a guest",
      { Aktori: "vera" },
      {
        Aktori:
          "Vera on vieras. Slack ei yleensä anna minun kutsua vierasta kanavalle. Jos haluat silti jatkaa, lähetä lomake uudelleen.",
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
    expect(await kaisa.submit()).toMatchObject({ outcome: "errors", errors: { Mentori: "Tämä pari on jo olemassa." } });
    await kaisa.deactivate(olena.id);
    await world.settle();
    await kaisa.fill({ Aktori: world.workspace.botUserId });
    expect(await kaisa.submit()).toMatchObject({ errors: { Aktori: expect.stringContaining("on botti") } });
  });

  test("a guest goes in when the coordinator says so again, and Slack's refusal reaches her with a way to try again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, vera } = world.people;
    await fillNewPair(world, { Aktori: vera.id, Suostumus: ["consent"] });
    await kaisa.submit();
    expect((await kaisa.submit()).outcome).toBe("updated");
    await world.settle();
    const said = (await kaisa.dm()).at(-1);
    expect(said?.text).toContain("En voinut kutsua kanavalle: Vera.");
    expect((await mirja.channels()).some(({ name }) => name?.startsWith("pari-mirja-vera-"))).toBe(true);
    const [channel] = await pairChannels(world);
    await kaisa.invite(channel?.id ?? madeUp(""), vera.id);
    await world.settle();
    await world.press(kaisa, "@bot", "En voinut kutsua kanavalle", "Yritä uudelleen");
    expect((await vera.channels()).some(({ id }) => id === channel?.id)).toBe(true);
  });
});

test("somebody without the role is told what she can do instead, and sees no form", async () => {
  await using world = await startSetUpWorld();
  const { ulla } = world.people;
  const { ephemeral } = await ulla.command("@bot", "/new-pair");
  await world.settle();
  expect(ephemeral ?? (await ulla.dm()).at(-1)?.text).toContain("Verkoston työntekijä luo parit");
  expect(await ulla.modal()).toBeUndefined();
});

test("the same submission arriving twice makes one pair", async () => {
  await using world = await startSetUpWorld();
  await world.control.order({ kind: "duplicate-envelope", times: 1 } as never);
  await world.openPair({ mentor: world.people.mirja, actor: world.people.amina });
  expect(await pairChannels(world)).toHaveLength(1);
});
