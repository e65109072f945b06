import { describe, expect, test } from "vitest";
import { livePairsOf, readPair } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { personId } from "../support/peers.ts";
import { makeProgramme } from "../support/programmes.ts";
import { saidOn, textsOf } from "../support/reading.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { part, t } from "../support/texts.ts";
import { finnish, startWorld, type World } from "../support/world.ts";

/** Kaisa and Helena are coordinators. Mirja and Amina are invited on Monday 12 January at 10; their first meeting is on Friday the 30th at 17. */
async function startInvited(day = "2026-01-30") {
  const { world, facts } = await worldAfter(`invited for ${day}`, finnish, async (fresh) => {
    const { kaisa, helena, mirja, amina } = fresh.people;
    await fresh.setUp({ coordinators: [kaisa.id, helena.id] });
    await invite(fresh, day);
    const [pair] = livePairsOf(fresh.db, personId(fresh, amina));
    if (!pair) throw new Error("nobody was invited");
    return { id: pair.id, mentor: mirja.id };
  });
  return { world, id: facts.id };
}

async function invite(world: World, day: string, answers: Record<string, unknown> = {}) {
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({ actor: amina.id, mentor: mirja.id, day, time: "17:00", place: "Oodi", ...answers });
  const result = await kaisa.submit();
  await world.settle();
  await kaisa.closeAll();
  return result;
}

async function homeOf(person: Person) {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

/** The view of the pair, from the list of those who are invited. */
async function lookAt(world: World, person: Person) {
  await person.choose(await homeOf(person), "home:filter", "invited");
  await world.settle();
  // Opening Home again would show those in need.
  const listed = await person.shownHome();
  if (!listed) throw new Error("no Home");
  await person.press(listed, "home:pair");
  await world.settle();
  return person.modal();
}

async function pressInView(world: World, person: Person, what: string): Promise<string> {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal");
  await person.press(modal, what, { confirm: true });
  await world.settle();
  return saidOn(await person.modal());
}

const saidTo = async (person: Person) => JSON.stringify(await person.dm());
const remindersTo = async (person: Person) =>
  textsOf(await person.dm()).filter((text) => text.startsWith(part("pairs.invitation.reminder"))).length;
const channelsOf = async (person: Person) =>
  (await person.channels()).filter(({ name }) => name?.startsWith("pari-")).length;
const answered = (person: Person) => t("pairs.inviting.answered", { name: `<@${person.id}>` });
const notAnswered = (person: Person) => t("pairs.inviting.notAnswered", { name: `<@${person.id}>` });
const stateOf = (world: World, id: PairId) => readPair(world.db, id).state;

describe("an invitation that is not answered", () => {
  test("is a need of the pair after the last reminder, on Home and on Monday, and also after 16 weeks", async () => {
    const { world } = await startInvited();
    await using _ = world;
    const { kaisa, mirja } = world.people;
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    await world.later({ days: 6, hours: 23 });
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.calm"));
    await world.later({ hours: 2 });
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.reason.unanswered", { days: "7" }));
    expect(await saidTo(kaisa)).toContain(t("pairs.inviting.unanswered", { mentor: "Mirja", actor: "Amina" }));
    await world.travelTo("2026-01-26", "10:00");
    const channel = (await kaisa.channels()).find(
      ({ name }) => name?.includes("tyontekijat") || name?.includes("mento"),
    );
    const overview = JSON.stringify(await kaisa.messages(channel?.id ?? ""));
    expect(overview).toContain(t("home.reason.unanswered", { days: "13" }));
    await world.later({ days: 7 * 16 });
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.reason.unanswered", { days: "126" }));
  });

  test("appears on an open Home at its time, and only the coordinator of the pair is told, who may be another by then", async () => {
    const { world, id } = await startInvited();
    await using _ = world;
    const { kaisa, helena } = world.people;
    await homeOf(kaisa);
    await homeOf(helena);
    await world.later({ days: 7, minutes: -1 });
    expect(saidOn(await kaisa.shownHome())).toContain(t("home.calm"));
    await world.later({ minutes: 1 });
    for (const one of [kaisa, helena])
      expect(saidOn(await one.shownHome())).toContain(t("home.reason.unanswered", { days: "7" }));
    const told = t("pairs.inviting.unanswered", { mentor: "Mirja", actor: "Amina" });
    expect([await saidTo(kaisa), await saidTo(helena)].map((said) => said.includes(told))).toEqual([true, false]);
    await pressForged(kaisa, await anythingIn(world, kaisa), "pairs:cancel", id);
    await world.settle();
    expect(await saidTo(kaisa)).not.toContain(told);
  });

  test("shows coordinators who has answered, and nobody else", async () => {
    const { world, id } = await startInvited();
    await using _ = world;
    const { helena, mirja, amina, ulla } = world.people;
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    const view = saidOn(await lookAt(world, helena));
    expect(view).toContain([answered(mirja), notAnswered(amina)].join("\n"));
    for (const person of [mirja, amina, ulla])
      for (const what of ["home:pair", "pairs:remind", "pairs:consent", "pairs:cancel"]) {
        await pressForged(person, await anythingIn(world, person), what, id);
        await world.settle();
        expect(await person.modal()).toBeUndefined();
      }
    expect(stateOf(world, id)).toBe("invited");
    expect(await remindersTo(amina)).toBe(0);
  });

  test("says when and where the first meeting is, and the new time when it is moved", async () => {
    const { world } = await startInvited();
    await using _ = world;
    const { kaisa, mirja, amina } = world.people;
    expect(await saidTo(amina)).toContain("perjantaina 30.1. kello 17, Oodi");
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "meetings:agree");
    await kaisa.fill({ day: "2026-02-03", time: "12:00" });
    await kaisa.submit();
    await world.settle();
    for (const person of [mirja, amina]) {
      expect(await saidTo(person)).toContain("tiistaina 3.2. kello 12, Oodi");
      expect(await saidTo(person)).not.toContain("30.1.");
      expect(saidOn(await homeOf(person))).toContain("tiistaina 3.2. kello 12, Oodi");
    }
  });
});

describe("a coordinator reminds", () => {
  test("whoever has not answered, once a day, and sees when it was", async () => {
    const { world } = await startInvited();
    await using _ = world;
    const { kaisa, mirja, amina } = world.people;
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    expect(saidOn(await lookAt(world, kaisa))).not.toContain(part("pairs.inviting.remindedAt"));
    const said = await pressInView(world, kaisa, "pairs:remind");
    expect(said).toContain(t("pairs.inviting.reminded", { names: "Amina" }));
    expect(said).toContain(t("pairs.inviting.remindedAt", { when: "maanantaina 12.1. kello 10" }));
    expect([await remindersTo(mirja), await remindersTo(amina)]).toEqual([0, 1]);
    await world.later({ hours: 23 });
    const again = await pressInView(world, kaisa, "pairs:remind");
    expect(again).toContain(t("pairs.inviting.remindedAlready", { when: "maanantaina 12.1. kello 10" }));
    expect(await remindersTo(amina)).toBe(1);
    await world.later({ hours: 1 });
    await pressInView(world, kaisa, "pairs:remind");
    expect(await remindersTo(amina)).toBe(2);
    // The bot's own reminders come as before.
    await world.later({ days: 20 });
    expect([await remindersTo(mirja), await remindersTo(amina)]).toEqual([0, 4]);
  });

  test("and the reminder waits for the morning when it is night", async () => {
    const { world } = await startInvited();
    await using _ = world;
    const { kaisa, amina } = world.people;
    await world.later({ hours: 13 });
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:remind");
    expect(await remindersTo(amina)).toBe(0);
    await world.later({ hours: 10 });
    expect(await remindersTo(amina)).toBe(1);
  });
});

describe("a coordinator records that both have agreed", () => {
  test("the channel opens at once, who said so and when is stored, and old buttons say it", async () => {
    const { world, id } = await startInvited();
    await using _ = world;
    const { kaisa, helena, mirja, amina } = world.people;
    const old = await world.message(amina, "@bot", part("pairs.invitation.actor"), "pairs:decline");
    await lookAt(world, helena);
    expect(await pressInView(world, helena, "pairs:consent")).toContain(t("pairs.inviting.consented"));
    const pair = readPair(world.db, id);
    expect([pair.state, pair.consentBy, pair.consentAt]).toEqual([
      "open",
      personId(world, helena),
      Date.UTC(2026, 0, 12, 8),
    ]);
    expect([await channelsOf(mirja), await channelsOf(amina), await channelsOf(kaisa)]).toEqual([1, 1, 1]);
    for (const person of [mirja, amina]) {
      expect(await saidTo(person)).toContain(t("pairs.invitation.agreed"));
      expect(await saidTo(person)).not.toContain("pairs:accept");
      expect(await saidTo(person)).not.toContain(t("pairs.invitation.over"));
    }
    await amina.press(old, "pairs:decline", { stale: true });
    await world.settle();
    expect((await amina.dm()).at(-1)?.text).toBe(t("pairs.invitation.agreed"));
    expect(stateOf(world, id)).toBe("open");
    await world.later({ days: 10 });
    expect([await remindersTo(mirja), await remindersTo(amina)]).toEqual([0, 0]);
  });

  test("not while one of the two is no longer in Slack", async () => {
    const { world, id } = await startInvited();
    await using _ = world;
    const { kaisa, amina } = world.people;
    await kaisa.deactivate(amina.id);
    await world.settle();
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.reason.gone", { name: "Amina" }));
    await lookAt(world, kaisa);
    expect(await pressInView(world, kaisa, "pairs:consent")).toContain(t("home.reason.gone", { name: "Amina" }));
    expect(stateOf(world, id)).toBe("invited");
    expect(await pressInView(world, kaisa, "pairs:cancel")).toContain(t("pairs.inviting.cancelled"));
  });
});

describe("a coordinator cancels the invitation", () => {
  test("both learn it in the same words, old buttons are gone, and the same two can be invited again", async () => {
    const { world, id } = await startInvited();
    await using _ = world;
    const { kaisa, mirja, amina } = world.people;
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    await lookAt(world, kaisa);
    const said = await pressInView(world, kaisa, "pairs:cancel");
    expect(said).toContain(t("pairs.inviting.cancelled"));
    expect(said).toContain(t("home.pairView.cancelled"));
    await kaisa.closeAll();
    expect((await mirja.dm()).at(-1)?.text).toBe(t("pairs.invitation.ended", { other: "Amina" }));
    expect((await amina.dm()).at(-1)?.text).toBe(t("pairs.invitation.ended", { other: "Mirja" }));
    for (const person of [mirja, amina])
      for (const button of ["pairs:accept", "pairs:decline", "pairs:take-back"])
        expect(await saidTo(person)).not.toContain(button);
    expect(stateOf(world, id)).toBe("refused");
    await world.later({ days: 10 });
    expect([await channelsOf(mirja), await remindersTo(mirja), await remindersTo(amina)]).toEqual([0, 0, 0]);
    expect(saidOn(await homeOf(kaisa))).not.toContain(part("home.reason.unanswered"));

    expect(await invite(world, "2026-02-20")).toMatchObject({ outcome: "updated" });
    await world.press(mirja, "@bot", "20.2.", "pairs:accept");
    await world.press(amina, "@bot", "20.2.", "pairs:accept");
    expect(await channelsOf(mirja)).toBe(1);
  });

  const decided = [
    ["pairs:accept", "open"],
    ["pairs:decline", "refused"],
  ] as const;
  const late = ["pairs:cancel", "pairs:remind", "pairs:consent"];

  test.each(decided.flatMap(([answer, state]) => late.map((what) => [what, answer, state] as const)))(
    "%s in a view from before %s changes nothing, and shows how things are",
    async (what, answer, state) => {
      const { world, id } = await startInvited();
      await using _ = world;
      const { kaisa, mirja, amina } = world.people;
      await lookAt(world, kaisa);
      await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
      await world.press(amina, "@bot", part("pairs.invitation.actor"), answer);
      expect(await pressInView(world, kaisa, what)).toContain(t("pairs.inviting.over"));
      expect(stateOf(world, id)).toBe(state);
      expect(await remindersTo(amina)).toBe(0);
    },
  );
});

test.each(["pairs:decline", "pairs:take-back"])(
  "she who has said yes is told that the invitation is over when the other presses %s",
  async (what) => {
    const { world } = await startInvited();
    await using _ = world;
    const { mirja, amina } = world.people;
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
    if (what === "pairs:decline") {
      await world.press(amina, "@bot", part("pairs.invitation.actor"), what);
      expect((await mirja.dm()).at(-1)?.text).toBe(t("pairs.invitation.ended", { other: "Amina" }));
      expect(await saidTo(amina)).not.toContain(part("pairs.invitation.ended"));
    } else {
      await world.press(mirja, "@bot", part("pairs.invitation.mentor"), what);
      expect((await amina.dm()).at(-1)?.text).toBe(t("pairs.invitation.ended", { other: "Mirja" }));
      expect(await saidTo(mirja)).not.toContain(part("pairs.invitation.ended"));
    }
  },
);

test("an invitation says what is stored, who sees it and for how long, as the settings have it", async () => {
  await using world = await startWorld(finnish);
  await world.setUp({ textsMonths: "9" });
  await invite(world, "2026-01-30");
  const { mirja, amina } = world.people;
  for (const person of [mirja, amina])
    expect(await saidTo(person)).toContain(t("pairs.invitation.stored", { months: 9 }));
});

test("who proposes a pair that is invited is told what she can do", async () => {
  const { world } = await startInvited();
  await using _ = world;
  expect(await invite(world, "2026-02-20", { consent: ["consent"] })).toMatchObject({
    outcome: "errors",
    errors: { [t("pairs.form.mentor")]: t("pairs.wrong.invited") },
  });
});

describe("the first meeting's time passes before both have answered", () => {
  const ways = ["both say yes", "a coordinator records it"] as const;

  test.each(ways)("%s: the coordinator is asked for a new time, and nothing names the old one", async (way) => {
    const { world } = await startInvited("2026-01-13");
    await using _ = world;
    const { kaisa, mirja, amina } = world.people;
    await world.later({ days: 2 });
    const passed = t("pairs.inviting.kickoffPassed", { mentor: "Mirja", actor: "Amina" });
    expect(textsOf(await kaisa.dm()).filter((text) => text === passed)).toHaveLength(1);
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.reason.kickoffOff"));
    for (const person of [mirja, amina]) {
      expect(await saidTo(person)).toContain(t("pairs.invitation.kickoffLater"));
      expect(await saidTo(person)).not.toContain("13.1.");
    }
    await world.later({ days: 19 });
    if (way === "both say yes") {
      await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:accept");
      await world.press(amina, "@bot", part("pairs.invitation.actor"), "pairs:accept");
    } else {
      await lookAt(world, kaisa);
      await pressInView(world, kaisa, "pairs:consent");
      await kaisa.closeAll();
    }
    const channel = (await mirja.channels()).find(({ name }) => name?.startsWith("pari-"))?.id ?? "";
    expect(JSON.stringify(await mirja.messages(channel))).not.toContain("13.1.");
    await world.later({ days: 4 });
    expect(JSON.stringify(await mirja.messages(channel))).not.toContain(t("kickoff.missing"));
    await world.press(kaisa, "@bot", passed, "meetings:agree");
    await kaisa.fill({ day: "2026-02-20", time: "09:00" });
    await kaisa.submit();
    await world.settle();
    expect(JSON.stringify(await mirja.messages(channel))).toContain("perjantaina 20.2. kello 9, Oodi");
    expect(textsOf(await kaisa.dm())).not.toContain(passed);
    expect(saidOn(await homeOf(kaisa))).not.toContain(t("home.reason.kickoffOff"));
  });
});

describe("how much is promised to whom is invited", () => {
  test.each([
    ["the guide's programme", {}, {}, "pairs.invitation.what"],
    ["the guide's programme with 12 meetings", {}, { plannedNumber: 12 }, 12],
    ["a programme of Vaasa, which plans 10 in more months", { template: "vaasa" }, {}, 10],
  ] as const)("in %s is what it plans, in the message and on Home", async (_programme, made, setUp, promised) => {
    await using world = await startWorld(finnish);
    const { kaisa, mirja } = world.people;
    await world.setUp(setUp);
    const programme =
      "template" in made ? { programme: await makeProgramme(world, kaisa, "Vaasa 2026", made.template) } : {};
    expect((await invite(world, "2026-01-30", programme)).outcome).toBe("updated");
    const says =
      typeof promised === "number" ? t("pairs.invitation.whatNumber", { number: String(promised) }) : t(promised);
    const spoken = says.replaceAll("*", "");
    const message = (await mirja.dm()).find((one) => saidOn(one).includes(part("pairs.invitation.mentor")));
    expect(saidOn(message).replaceAll("*", "")).toContain(spoken);
    expect(saidOn(await homeOf(mirja)).replaceAll("*", "")).toContain(spoken);
  });
});
