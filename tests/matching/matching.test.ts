import { describe, expect, test } from "vitest";
import { livePairsOf, pairOfChannel } from "../../db/pairs/pairs.ts";
import { auditLog, matchRefusals, profiles } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { roundFor } from "../../src/features/matching/gathering.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { calculate } from "../../src/programme/matching/calculating.ts";
import { startMatchingWorld } from "../support/enrolled.ts";
import { pressForged } from "../support/forging.ts";
import { madeUp } from "../support/made-up.ts";
import { isActor, modalOf, openRound, personId, pressIn, writeEnrolled } from "../support/matching.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part, t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

async function newPair(world: World, kaisa: Person, actor?: Person): Promise<void> {
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  if (actor) await kaisa.fill({ actor: actor.id });
  await world.settle();
}

const kickoff = { day: "2026-02-03", time: "17:00", consent: ["consent"] };
const answerIn = async (person: Person, name: string) =>
  (await modalOf(person)).fields().find(({ blockId }) => blockId.replace(/~\d+$/, "") === name)?.value;

const free = (count: number) => t("matching.free", { count });
const WAITED = t("matching.waited", { count: 2 });

/** The line that says how well two suit each other, and why. */
const graded = (grade: "good" | "little", ...why: string[]): string => {
  const reasons = {
    sameField: t("matching.reason.sameField"),
    languages: t("matching.reason.languages", { languages: "suomi" }),
    nearTown: t("matching.reason.nearTown"),
    remote: t("matching.reason.remote"),
  };
  return `${t(`matching.grade.${grade}`)} – ${why.map((reason) => reasons[reason as keyof typeof reasons] ?? reason).join(" · ")}`;
};

describe("choosing the actor of a new pair", () => {
  test("brings the mentors who suit her, the best first, each with the reasons", async () => {
    const { world, kaisa, amina } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa, amina);
    const said = saidOn(await modalOf(kaisa));
    expect(said).toContain(t("matching.ranking", { actor: "Amina" }));
    expect(said).toContain(
      `*Mirja Virtanen*\n${graded("good", "sameField", "languages", "nearTown", free(1), WAITED)}`,
    );
    expect(said).toContain(t("matching.mentorField", { field: "bokföring &amp; &lt;!channel&gt;" }));
    expect(said).toContain(`*Helena Korhonen*\n${graded("little", "languages", "remote", free(2))}`);
    expect(said.indexOf("Mirja")).toBeLessThan(said.indexOf("Sirpa"));
    expect(said.indexOf("Sirpa")).toBeLessThan(said.indexOf(t("pairs.form.coordinator")));
    const looks = world.db.orm.select().from(auditLog).all();
    expect(looks).toMatchObject([{ action: "matching:rank", personId: personId(world, kaisa) }]);
  });

  test("one press chooses a mentor, and nothing that was typed is lost", async () => {
    const { world, kaisa, amina, mirja, helena } = await startMatchingWorld();
    await using _ = world;
    // What Slack may do: of fields that nobody touched nothing comes back after an update.
    await world.control.policies({ forgetInitialValuesOnUpdate: true });
    await newPair(world, kaisa);
    await kaisa.fill({ place: "Oodi", day: kickoff.day, mentor: helena.id, actor: amina.id, time: kickoff.time });
    await world.settle();
    await pressIn(world, kaisa, { actionId: "matching:choose", about: personId(world, mirja) });
    expect(saidOn(await modalOf(kaisa))).toContain(`*${t("matching.chosen", { mentor: "Mirja Virtanen" })}*`);
    expect(await answerIn(kaisa, "mentor")).toBe(mirja.id);
    expect(await answerIn(kaisa, "place")).toBe("Oodi");
    await kaisa.fill({ consent: ["consent"] });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    expect(livePairsOf(world.db, personId(world, amina))).toMatchObject([
      { mentor: { firstName: "Mirja" }, coordinator: { firstName: "Kaisa" }, language: "selko" },
    ]);
  });

  test("another actor brings another list, and what was calculated for the first is not shown", async () => {
    const { world, kaisa, amina, olena } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa);
    await kaisa.fill({ actor: amina.id });
    await kaisa.fill({ actor: olena.id });
    await world.settle();
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.ranking", { actor: "Olena" }));
    expect(await answerIn(kaisa, "actor")).toBe(olena.id);
  });

  test("the form sent at once is not drawn over by a list that comes late", async () => {
    const { world, kaisa, amina, mirja } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa);
    await kaisa.fill({ ...kickoff, mentor: mirja.id, actor: amina.id });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    expect(saidOn(await modalOf(kaisa))).toContain("Uusi pari: Mirja ja Amina.");
  });

  test("closing the modal while it is calculated breaks nothing", async () => {
    const { world, kaisa, amina } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa);
    await kaisa.fill({ actor: amina.id });
    await kaisa.close();
    await world.settle();
    expect(await kaisa.modal()).toBeUndefined();
  });

  test("who has not enrolled is said so, and the free mentors stand there all the same", async () => {
    const { world, kaisa, vera } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa, vera);
    const said = saidOn(await modalOf(kaisa));
    expect(said).toContain(t("matching.notEnrolled", { actor: "Vera" }));
    expect(said).toContain(`*Mirja Virtanen*\n${graded("little", free(1))}`);
  });

  test("where no mentor has enrolled that is said, and a mentor can be chosen by hand", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, amina, mirja } = world.people;
    await newPair(world, kaisa, amina);
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.noMentors"));
    await kaisa.fill({ ...kickoff, mentor: mirja.id });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  });

  test("a mentor who said no to her is named apart and cannot be chosen from the list", async () => {
    const { world, kaisa, amina, mirja } = await startMatchingWorld();
    await using _ = world;
    await newPair(world, kaisa);
    await kaisa.fill({ ...kickoff, consent: [], mentor: mirja.id, actor: amina.id });
    await kaisa.submit();
    await kaisa.closeAll();
    await world.settle();
    await world.press(mirja, "@bot", part("pairs.invitation.mentor"), "pairs:decline");
    await newPair(world, kaisa, amina);
    const modal = await modalOf(kaisa);
    expect(saidOn(modal)).toContain(t("matching.refusedBefore", { names: "Mirja Virtanen" }));
    expect(JSON.stringify(modal.blocks)).not.toContain(personId(world, mirja));
  });
});

describe("a round of proposals", () => {
  test("opens at once and is then filled, each proposal with its reasons and both buttons", async () => {
    const { world, kaisa } = await startMatchingWorld();
    await using _ = world;
    await world.control.clearCalls();
    const modal = await openRound(world, kaisa);
    const views = (await world.control.calls()).filter(({ method }) => /^views\.(open|update)$/.test(method));
    expect(views.map(({ method }) => method)).toEqual(["views.open", "views.update"]);
    expect(JSON.stringify(views[0]?.args)).toContain(t("matching.calculating"));
    expect(saidOn(modal)).toBe(
      [
        t("matching.seenBy"),
        t("matching.summary", { waiting: "2", proposals: "2" }),
        t("matching.two", { actor: "Amina Hassan", mentor: "Mirja Virtanen" }),
        graded("good", "sameField", "languages", "nearTown", WAITED, free(1)),
        t("matching.actorField", { field: "Kirjanpito" }),
        t("matching.mentorField", { field: "bokföring &amp; &lt;!channel&gt;" }),
        t("matching.makePair"),
        t("matching.refuse"),
        t("matching.confirm.title"),
        t("matching.confirm.text"),
        t("matching.confirm.yes"),
        t("matching.confirm.no"),
        t("matching.two", { actor: "Olena Kovalenko", mentor: "Helena Korhonen" }),
        graded("good", "sameField", "languages", "remote", free(2)),
        t("matching.actorField", { field: "nursing" }),
        t("matching.mentorField", { field: "sairaanhoitaja" }),
        t("matching.makePair"),
        t("matching.refuse"),
        t("matching.confirm.title"),
        t("matching.confirm.text"),
        t("matching.confirm.yes"),
        t("matching.confirm.no"),
        t("matching.refresh"),
      ].join("\n"),
    );
  });

  test("a proposal becomes a pair, and the list she comes back to has one less", async () => {
    const { world, kaisa, amina, mirja } = await startMatchingWorld();
    await using _ = world;
    await openRound(world, kaisa);
    await pressIn(world, kaisa, { actionId: "matching:pair", about: personId(world, amina) });
    expect(await answerIn(kaisa, "actor")).toBe(amina.id);
    expect(await answerIn(kaisa, "mentor")).toBe(mirja.id);
    expect(await answerIn(kaisa, "coordinator")).toBe(kaisa.id);
    await kaisa.fill(kickoff);
    expect(await kaisa.submit()).toEqual({ outcome: "closed" });
    await world.settle();
    const said = saidOn(await modalOf(kaisa));
    expect(said).toContain(t("pairs.made", { mentor: "Mirja", actor: "Amina" }));
    expect(said).toContain(t("matching.summary", { waiting: "1", proposals: "1" }));
    expect(said).not.toContain("Amina Hassan");
    const channel = (await amina.channels()).find(({ name }) => name?.startsWith("pari-"));
    expect(pairOfChannel(world.db, channel?.id ?? madeUp(""))).toMatchObject({ mentor: { firstName: "Mirja" } });
  });

  test("the next pair takes over day, place, language and consent, an hour later, and the form says so", async () => {
    const { world, kaisa, amina, olena } = await startMatchingWorld();
    await using _ = world;
    await openRound(world, kaisa);
    await pressIn(world, kaisa, { actionId: "matching:pair", about: personId(world, amina) });
    expect(saidOn(await modalOf(kaisa))).not.toContain(t("pairs.carried"));
    expect(await answerIn(kaisa, "consent")).toEqual([]);
    await kaisa.fill({ ...kickoff, place: "Oodi", language: "sv" });
    await kaisa.submit();
    await world.settle();
    await pressIn(world, kaisa, { actionId: "matching:pair", about: personId(world, olena) });
    const answers = { day: "2026-02-03", time: "18:00", place: "Oodi", language: "sv", consent: ["consent"] };
    for (const [name, value] of Object.entries(answers)) expect(await answerIn(kaisa, name)).toEqual(value);
    expect(saidOn(await modalOf(kaisa))).toContain(t("pairs.carried"));
    await kaisa.closeAll();

    // Another day it is another round: only the place is offered, and nobody has consented.
    await openRound(world, kaisa);
    await pressIn(world, kaisa, { actionId: "matching:pair", about: personId(world, olena) });
    for (const [name, value] of Object.entries({ day: null, time: null, place: "Oodi", consent: [] }))
      expect(await answerIn(kaisa, name)).toEqual(value);
    await kaisa.closeAll();
  });

  test("what does not suit is asked about once, remembered, and calculated anew", async () => {
    const { world, kaisa, amina, mirja } = await startMatchingWorld();
    await using _ = world;
    const modal = await openRound(world, kaisa);
    const about = personId(world, amina);
    await expect(kaisa.press(modal, `${blockWith(modal, about)}:matching:refuse`)).rejects.toThrow("confirmation");
    await pressIn(world, kaisa, { actionId: "matching:refuse", about });
    const said = saidOn(await modalOf(kaisa));
    expect(said).toContain(t("matching.summary", { waiting: "2", proposals: "1" }));
    expect(said).toContain(
      [t("matching.left", { count: "1" }), t("matching.why.refused", { name: "Amina Hassan" })].join("\n"),
    );
    const refusal = {
      actorId: about,
      mentorId: personId(world, mirja),
      refusedBy: personId(world, kaisa),
      refusedAt: world.now(),
    };
    expect(world.db.orm.select().from(matchRefusals).all()).toEqual([refusal]);
    // The second press of the same button, as Slack or she may send it.
    await pressIn(world, kaisa, { modal, actionId: "matching:refuse", about });
    expect(world.db.orm.select().from(matchRefusals).all()).toEqual([refusal]);
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.left", { count: "1" }));
    await kaisa.closeAll();
    await newPair(world, kaisa, amina);
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.refusedBefore", { names: "Mirja Virtanen" }));
  });

  test("two coordinators decide at the same time: the second is told, and sees today's list", async () => {
    const { world, kaisa, ulla, amina, olena, mirja } = await startMatchingWorld();
    await using _ = world;
    const kaisas = await openRound(world, kaisa);
    const ullas = await openRound(world, ulla);
    await pressIn(world, ulla, { actionId: "matching:refuse", about: personId(world, olena) });
    await pressIn(world, kaisa, { modal: kaisas, actionId: "matching:pair", about: personId(world, olena) });
    expect(saidOn(await modalOf(kaisa))).toBe(t("matching.notNow.refused"));
    await kaisa.close();
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.why.refused", { name: "Olena Kovalenko" }));
    await kaisa.closeAll();
    await world.openPair({ mentor: mirja, actor: amina }, { day: kickoff.day });
    for (const actionId of ["matching:refuse", "matching:pair"]) {
      await pressIn(world, ulla, { modal: ullas, actionId, about: personId(world, amina) });
      expect(saidOn(await modalOf(ulla))).toBe(t("matching.notNow.hasMentor", { actor: "Amina" }));
      await ulla.close();
    }
    expect(world.db.orm.select().from(matchRefusals).all()).toHaveLength(1);
    expect(saidOn(await modalOf(ulla))).not.toContain("Amina");
  });

  test("a mentor whose last place has gone, and one who has left, are said to have", async () => {
    const { world, kaisa, amina, mirja, olena, helena } = await startMatchingWorld();
    await using _ = world;
    await world.openPair({ mentor: mirja, actor: olena }, { day: kickoff.day });
    const again = await openRound(world, kaisa);
    expect(saidOn(again)).toContain(t("matching.why.noPlace", { name: "Amina Hassan" }));
    const value = `${personId(world, amina)} ${personId(world, mirja)}`;
    await forge(world, kaisa, "matching:pair", value);
    expect(saidOn(await modalOf(kaisa))).toBe(t("matching.notNow.full", { mentor: "Mirja" }));
    await kaisa.close();
    await kaisa.deactivate(helena.id);
    await forge(world, kaisa, "matching:pair", `${personId(world, amina)} ${personId(world, helena)}`);
    expect(saidOn(await modalOf(kaisa))).toBe(t("matching.notNow.gone"));
  });

  test("those without a proposal are told with the reason", async () => {
    const { world, kaisa, ulla } = await startMatchingWorld();
    await using _ = world;
    writeEnrolled(world.db, { name: "Nea Tulossa", role: "actor", fields: "kirjanpito", isHere: false }, world.now());
    writeEnrolled(world.db, { name: "Lea Myöhä", role: "actor", fields: "kirjanpito" }, world.now() - 1);
    await isActor(world, ulla, { fields: "kelloseppä" });
    const said = saidOn(await openRound(world, kaisa));
    expect(said).toContain(t("matching.summary", { waiting: "4", proposals: "2" }));
    expect(said.slice(said.indexOf(part("matching.left", { count: "3" })))).toBe(
      [
        t("matching.left", { count: "3" }),
        t("matching.why.noPlace", { name: "Lea Myöhä" }),
        t("matching.why.nothing", { name: "Ulla Ulkopuolinen" }),
        t("matching.why.notHere", { name: "Nea Tulossa" }),
        t("matching.refresh"),
      ].join("\n"),
    );
  });

  test("two who ended early are not brought together again, and she whose mentoring is over is not proposed unasked", async () => {
    const { world, kaisa, amina, mirja, olena, helena } = await startMatchingWorld();
    await using _ = world;
    for (const [mentor, actor, outcome] of [
      [mirja, amina, "early"],
      [helena, olena, "job"],
    ] as const) {
      const pair = await world.openPair({ mentor, actor }, { day: kickoff.day });
      const home = await kaisa.home();
      if (!home) throw new Error("no Home");
      await forgeOn(world, kaisa, home, "closing:open", pair.id);
      await kaisa.fill({ outcome });
      await kaisa.submit();
      await kaisa.closeAll();
      await world.settle();
      await world.later({ minutes: 5 });
    }
    const said = saidOn(await openRound(world, kaisa));
    expect(said).toContain(t("matching.why.refused", { name: "Amina Hassan" }));
    expect(said).toContain(t("matching.why.over", { name: "Olena Kovalenko" }));
    await kaisa.closeAll();
    expect(saidOn(await kaisa.home())).toContain("aktoreita 1.");
    await isActor(world, olena, { fields: "nursing" });
    expect(saidOn(await kaisa.home())).toContain("aktoreita 2.");
    expect(saidOn(await openRound(world, kaisa))).toContain(
      t("matching.two", { actor: "Olena Kovalenko", mentor: "Helena Korhonen" }),
    );
  });

  test("many stand on pages, and deciding on one does not lose the place", async () => {
    const { world, kaisa } = await startMatchingWorld();
    await using _ = world;
    for (let number = 10; number < 30; number++) {
      const told = { fields: `kampaaja, hiusala${number}`, languages: "suomi" };
      writeEnrolled(world.db, { ...told, name: `Aktori ${number}`, role: "actor" }, world.now() + number);
      writeEnrolled(world.db, { ...told, name: `Mentori ${number}`, role: "mentor" }, world.now() + number);
    }
    await openRound(world, kaisa);
    await pressIn(world, kaisa, { actionId: "matching:page" });
    const second = await modalOf(kaisa);
    expect(saidOn(second)).toContain(t("home.page", { page: "2", pages: "3" }));
    const shown = (said: string) => [...said.matchAll(/\*(Aktori \d+)\*/g)].map(([, name]) => name);
    const before = shown(saidOn(second));
    expect(before).toHaveLength(8);
    await pressIn(world, kaisa, { actionId: "matching:refuse" });
    const after = saidOn(await modalOf(kaisa));
    expect(after).toContain(t("home.page", { page: "2", pages: "3" }));
    expect(shown(after)).toEqual(before);
    await pressIn(world, kaisa, { actionId: "matching:page-back" });
    expect(saidOn(await modalOf(kaisa))).toContain(t("home.page", { page: "1", pages: "3" }));
    await pressIn(world, kaisa, { actionId: "matching:refresh" });
    expect(saidOn(await modalOf(kaisa))).toContain(t("home.page", { page: "1", pages: "3" }));
  });

  test("who has waited longest stands first, then the best proposals", async () => {
    const { world, kaisa } = await startMatchingWorld();
    await using _ = world;
    const hair = { fields: "kampaaja", languages: "suomi" };
    for (const town of ["Turku", "Helsinki"]) {
      writeEnrolled(world.db, { ...hair, town, name: `Aktori ${town}`, role: "actor" }, world.now());
      writeEnrolled(world.db, { ...hair, name: `Mentori ${town}`, role: "mentor" }, world.now());
    }
    const said = saidOn(await openRound(world, kaisa));
    expect([...said.matchAll(/\*([^*]+)\* \(aktori\)/g)].map(([, name]) => name)).toEqual([
      "Amina Hassan",
      "Aktori Helsinki",
      "Olena Kovalenko",
      "Aktori Turku",
    ]);
  });

  test("nobody waits: that is what it says", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const home = await kaisa.home();
    expect(buttonsOf(home)).not.toContain(t("matching.button"));
    if (!home) throw new Error("no Home");
    await forgeOn(world, kaisa, home, "matching:propose", "x");
    expect(saidOn(await modalOf(kaisa))).toContain(t("matching.nobodyWaits"));
  });

  test("is in her language, the names of languages too", async () => {
    const { world, kaisa } = await startMatchingWorld();
    await using _ = world;
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await pressForged(kaisa, home, "people:language-sv", "");
    await world.settle();
    const said = saidOn(await openRound(world, kaisa));
    expect(said).toContain("*Passar mycket bra* – samma bransch · gemensamma språk: finska · orter nära varandra");
  });
});

describe("who is not a coordinator", () => {
  test("gets no list, neither by a forged press nor by one that was hers to press yesterday", async () => {
    const { world, kaisa, ulla, mirja, amina } = await startMatchingWorld();
    await using _ = world;
    const ullas = await openRound(world, ulla);
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "setup:open");
    await world.control.idle();
    await kaisa.fill({ coordinators: [kaisa.id] });
    await kaisa.submit();
    await world.settle();
    await pressIn(world, ulla, { modal: ullas, actionId: "matching:refuse", about: personId(world, amina) });
    expect(saidOn(await modalOf(ulla))).toContain(t("pairs.notCoordinator"));
    expect(world.db.orm.select().from(matchRefusals).all()).toEqual([]);
    expect(await roundFor(world.db, { id: personId(world, mirja) }, world.now())).toBeUndefined();
  });
});

describe("when something breaks", () => {
  test("the modal says so with a code, and does not calculate for ever", async () => {
    const { world, kaisa, amina } = await startMatchingWorld();
    await using _ = world;
    const other = world.db.orm.select().from(profiles).where(eq(profiles.role, "mentor")).get();
    if (!other) throw new Error("no mentor");
    world.db.orm
      .update(profiles)
      .set({ fields: other.fields })
      .where(eq(profiles.personId, personId(world, amina)))
      .run();
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "matching:propose");
    await expect(world.settle()).rejects.toThrow("an interaction failed");
    expect(saidOn(await modalOf(kaisa))).toMatch(/Tämä ei onnistunut\..* [0-9a-f]{8}$/);
  });

  test("a thread that fails gives its error, and nobody waits", async () => {
    const broken = { what: "propose", actors: undefined, mentors: [], forbidden: new Set(), now: 0 };
    await expect(calculate(broken as never)).rejects.toThrow("undefined");
  });
});

type Drawn = { block_id?: string; elements?: { value?: string }[] };

function blockWith(modal: { blocks: readonly unknown[] }, about: string): string {
  const block = (modal.blocks as Drawn[]).find(({ elements = [] }) =>
    elements.some(({ value = "" }) => value.startsWith(about)),
  );
  return block?.block_id ?? "";
}

const forge = async (world: World, person: Person, actionId: string, value: string): Promise<void> =>
  forgeOn(world, person, await modalOf(person), actionId, value);

async function forgeOn(
  world: World,
  person: Person,
  on: Parameters<Person["press"]>[0],
  actionId: string,
  value: string,
): Promise<void> {
  await pressForged(person, on, actionId, value);
  await world.settle();
}
