import { describe, expect, test } from "vitest";
import { auditLog, certificates, outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { finish } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { readPdf } from "../support/pdf.ts";
import { changeProgramme } from "../support/programme.ts";
import { buttonsOf } from "../support/reading.ts";
import { partIn, t } from "../support/texts.ts";
import { answerTo, startUnderWay, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

async function press(world: World, person: Person, action: string, value: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, value);
  await world.settle();
}

/** A pair that has met twice and finished with a job early, on Thursday 15 January. */
async function startFinished() {
  const { world, pair } = await startUnderWay(finnish);
  await writeLog(world, pair, { themes: ["applications", "interview"] });
  await finish(world, pair, { outcome: "job" });
  await world.people.mirja.closeAll();
  return { world, pair };
}

async function ask(world: World, { id }: UnderWay, person: Person, answers: Record<string, unknown> = {}) {
  await press(world, person, "certificate:open", id);
  await person.fill(answers);
  const result = await submit(world, person);
  if (await person.modal()) await person.closeAll();
  return result;
}

/** The certificates that a person was sent, oldest first. */
async function certificatesOf(person: Person) {
  const files = (await person.dm()).flatMap(({ files: sent = [] }) => sent);
  const pdfs = files.filter(({ name }) => String(name).endsWith(".pdf"));
  return Promise.all(pdfs.map(async ({ id }) => readPdf(await person.download(String(id)))));
}

const rowsOf = (world: World) => world.db.orm.select().from(certificates).all();

async function check(world: World, number: string) {
  const { kaisa } = world.people;
  await press(world, kaisa, "certificate:check", "");
  await kaisa.fill({ number });
  const result = await submit(world, kaisa);
  const shown = wordsOf(await kaisa.modal());
  await kaisa.closeAll();
  return { result, shown };
}

describe("the certificate", () => {
  test("comes to each of the two by her own press, in her words, and says nothing about the other", async () => {
    const { world, pair } = await startFinished();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    const goodbye = await world.message(amina, pair.channelId, partIn("selko", "closing.goodbye.thanks"));
    expect(buttonsOf(goodbye)).toContain(t("certificate.button"));
    expect(wordsOf(await amina.home())).toContain("certificate:open");
    await press(world, amina, "certificate:open", pair.id);
    expect((await amina.modal())?.fields().map(({ value }) => value)).toEqual(["Amina Hassan", "fi", []]);
    await amina.closeAll();

    expect((await ask(world, pair, amina, { name: "Amina Åsa Hassan", themes: ["themes"] })).outcome).toBe("updated");
    const [hers] = await certificatesOf(amina);
    const [row] = rowsOf(world);
    expect(hers).toMatchObject({ pages: 1, language: "fi-FI", hasOwnFonts: true });
    for (const text of [
      "Amina Åsa Hassan",
      t("certificate.pdf.actor"),
      t("certificate.pdf.programme", { programme: "Auroras pääkaupunkiseutu" }),
      t("certificate.pdf.period", { from: "13.1.2026", to: "15.1.2026" }),
      t("certificate.pdf.held", { count: 2 }),
      t("themes.applications"),
      "Kaisa Lehtonen",
      row?.number ?? "",
    ])
      expect(hers?.text).toContain(text);
    expect(hers?.text).not.toContain("Mirja");
    expect(hers?.title).toContain("Amina Åsa Hassan");

    await ask(world, pair, mirja, { language: "sv" });
    const [mentors] = await certificatesOf(mirja);
    expect(mentors).toMatchObject({ language: "sv-FI" });
    expect(mentors?.text).toContain("Mirja Virtanen");
    expect(mentors?.text).not.toContain("Amina");
    expect(mentors?.text).not.toContain("Teman");
    expect(await certificatesOf(kaisa)).toEqual([]);
  });

  test("again later has the same number and says the same of the mentoring, in another language", async () => {
    const { world, pair } = await startFinished();
    await using _world = world;
    const { amina, mirja } = world.people;
    await ask(world, pair, amina, { name: "Amina Hasan" });
    const [before] = rowsOf(world);
    // The programme gives no more certificates; hers she can have again.
    changeProgramme(world.db, { hasCertificate: false }, world.now());
    await world.later({ days: 40 });
    await ask(world, pair, amina, { name: "Amina Hassan", language: "en", themes: ["themes"] });
    const [first, second] = await certificatesOf(amina);
    const [after] = rowsOf(world);
    expect(after?.number).toBe(before?.number);
    expect(first?.text).toContain(before?.number);
    expect(second?.text).toContain(before?.number);
    expect(second?.text).toContain("Amina Hassan");
    expect(second?.text).toContain("Period: 13 January 2026–15 January 2026");
    expect(second?.text).toContain("Given on 15 January 2026");
    await press(world, mirja, "certificate:open", pair.id);
    expect((await answerTo(mirja, "@bot")).text).toBe(t("certificate.no.off"));
    expect(world.db.orm.select().from(outbox).where(eq(outbox.kind, "certificate:file")).all()).toHaveLength(2);
  });

  test("is checked by a coordinator with its number, as it may be typed, and the look is recorded", async () => {
    const { world, pair } = await startFinished();
    await using _world = world;
    const { amina, kaisa, mirja } = world.people;
    await ask(world, pair, amina);
    const number = rowsOf(world)[0]?.number ?? "";
    const looks = () => world.db.orm.select().from(auditLog).where(eq(auditLog.action, "certificate:check")).all();
    const { result, shown } = await check(world, ` ${number.toLowerCase().replace("-", " ")}`);
    expect(result.outcome).toBe("updated");
    expect(shown).toContain(t("certificate.check.name", { name: "Amina Hassan" }));
    expect(shown).toContain(t("certificate.check.held", { count: 2 }));
    expect(looks()).toHaveLength(1);
    for (const wrong of ["", "K7QM", "00000000", "<!channel>"])
      expect((await check(world, wrong || "x")).result).toMatchObject({
        outcome: "errors",
        errors: { [t("certificate.check.number")]: t("certificate.check.none", { years: 10 }) },
      });
    expect(looks()).toHaveLength(1);
    await press(world, mirja, "certificate:check", "");
    expect((await answerTo(mirja, "@bot")).text).toBe(t("certificate.no.onlyCoordinators"));
    await press(world, kaisa, "home:pair", pair.id);
    expect(wordsOf(await kaisa.modal())).toContain(t("certificate.issuedTo", { name: "Amina Hassan" }));
    await kaisa.closeAll();
  });

  test("is not valid while the end is undone, and after the next end tells of that one", async () => {
    const { world, pair } = await startFinished();
    await using _world = world;
    const { amina, mirja } = world.people;
    await ask(world, pair, amina);
    const number = rowsOf(world)[0]?.number ?? "";
    await press(world, mirja, "closing:undo", pair.id);
    expect((await check(world, number)).result.outcome).toBe("errors");
    await press(world, amina, "certificate:open", pair.id);
    expect((await answerTo(amina, "@bot")).text).toBe(t("certificate.no.notOver"));
    await world.travelTo("2026-02-02", "12:00");
    await writeLog(world, pair, { on: "2026-02-01" });
    await finish(world, pair);
    await mirja.closeAll();
    await ask(world, pair, amina);
    const { shown } = await check(world, number);
    expect(shown).toContain(t("certificate.check.held", { count: 3 }));
    expect(shown).toContain("2.2.2026");
  });

  test("and its number end with her data", async () => {
    const { world, pair } = await startFinished();
    await using _world = world;
    const { amina } = world.people;
    await ask(world, pair, amina);
    const number = rowsOf(world)[0]?.number ?? "";
    await press(world, amina, "privacy:erase", "");
    await amina.fill({ sure: ["yes"] });
    await submit(world, amina);
    if (await amina.modal()) await amina.closeAll();
    await world.later({ hours: 1 });
    expect(rowsOf(world)).toEqual([]);
    expect((await check(world, number)).result.outcome).toBe("errors");
  });

  test("is refused with a reason: to others, before the end, to a pair that never met, with letters that it cannot have", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina, kaisa, olena, mirja } = world.people;
    await press(world, amina, "certificate:open", pair.id);
    expect((await answerTo(amina, "@bot")).text).toBe(t("certificate.no.notOver"));
    for (const person of [kaisa, olena]) {
      await press(world, person, "certificate:open", pair.id);
      expect((await answerTo(person, "@bot")).text).toBe(t("certificate.no.notYours"));
    }
    await finish(world, pair);
    await mirja.closeAll();
    expect(await ask(world, pair, amina, { name: "นภา 王" })).toMatchObject({
      outcome: "errors",
      errors: { [t("certificate.form.name")]: t("certificate.letters", { letters: "น ภ า 王" }) },
    });
    expect(rowsOf(world)).toEqual([]);
  });
});
