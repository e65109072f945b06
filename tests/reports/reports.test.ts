import { describe, expect, test } from "vitest";
import { auditLog, outbox, people } from "../../db/schema/index.ts";
import { finish, giveFeedback } from "../support/closing.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld, worldAfter } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport, openReport, reportFiles } from "../support/report.ts";
import { openPair, pairUnderWay, writeLog } from "../support/under-way.ts";

const WITH_NAMES = { names: ["names"] };
const date = (on: string) => new Date(`${on}T00:00:00Z`);

/** Mirja's and Amina's pair has met three times and finished, and both have told how it was; Helena's and Olena's goes on. */
const springWorld = () =>
  worldAfter("spring", {}, async (world) => {
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, { themes: ["applications", "jobs"] });
    await world.travelTo("2026-02-10", "12:00");
    await writeLog(world, pair, { themes: ["applications"] });
    const { helena, olena } = world.people;
    await openPair(world, helena, olena, { day: "2026-02-11" });
    await world.travelTo("2026-03-05", "12:00");
    await finish(world, pair, { outcome: "goals", rating: "4", text: "Salainen palaute" });
    await world.people.mirja.closeAll();
    await giveFeedback(world, world.people.amina, { outcome: "job", rating: "5", text: "Toinen salaisuus" });
  });

describe("a report of pairs that people walked through", () => {
  test("tells with names what happened, number by number, and nothing that anybody wrote", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    expect(await askForReport(world, kaisa, WITH_NAMES)).toEqual({ outcome: "updated" });
    expect(saidOn(await kaisa.modal())).toBe("Raportti tulee sinulle viestinä.");

    const sheets = await newestReport(kaisa);
    expect(Object.keys(sheets)).toEqual(["Yhteenveto", "Parit", "Tapaamiset", "Teemat", "Lopputulokset", "Palaute"]);
    const of = (name: string) => byFirstCell(sheets[name] ?? { rows: [], formats: [] });
    expect(of("Yhteenveto")).toMatchObject({
      "Aika: 1.1.2026–5.3.2026": [null, null],
      "Pareja käynnissä alussa": [0, expect.any(String)],
      "Alkaneita pareja": [2, expect.any(String)],
      "Päättyneitä pareja": [1, expect.any(String)],
      "Pareja käynnissä lopussa": [1, expect.any(String)],
      Mentoreita: [2, expect.any(String)],
      Aktoreita: [2, expect.any(String)],
      "Pidettyjä tapaamisia": [4, expect.any(String)],
      "Tapaamisia paria kohden": [3, expect.any(String)],
    });
    expect(sheets.Parit?.rows.slice(0, 4)).toEqual([
      [
        "Numero",
        "Mentori",
        "Aktori",
        "Alkoi",
        "Päättyi",
        "Tilanne lopussa",
        "Suunniteltu määrä",
        "Tapaamisia tänä aikana",
        "Lopputulos",
      ],
      [
        1,
        "Mirja Virtanen",
        "Amina Hassan",
        date("2026-01-12"),
        date("2026-03-05"),
        "Päättynyt",
        7,
        3,
        "Työ omalla alalla",
      ],
      [2, "Helena Korhonen", "Olena Kovalenko", date("2026-02-10"), null, "Käynnissä", 7, 1, null],
      ["Yhteensä", null, null, null, null, null, null, 4, null],
    ]);
    expect(sheets.Tapaamiset?.rows.slice(1, 5)).toEqual([
      [date("2026-01-01"), 2, 1, 0],
      [date("2026-02-01"), 2, 1, 0],
      [date("2026-03-01"), 0, 0, 1],
      ["Yhteensä", 4, 2, 1],
    ]);
    expect(of("Teemat")).toMatchObject({
      "Työhakemukset ja CV": [1, 2],
      "Oman alan työpaikat": [1, 1],
      Verkostoituminen: [0, 0],
    });
    expect(of("Lopputulokset")).toMatchObject({
      "Työ omalla alalla": [1, 1],
      "Tavoitteet toteutuivat": [0, 0],
      Yhteensä: [1, 1],
    });
    expect(of("Palaute")).toMatchObject({
      "4": [1, 0],
      "5 – erittäin hyvä": [0, 1],
      "Arvioita yhteensä": [1, 1],
      "Ei arviota": [0, 0],
      "Keskiarvo (1–5)": [4, 5],
    });
    expect(JSON.stringify(sheets)).not.toMatch(/salai/iu);
    expect(of("Yhteenveto")[String(sheets.Yhteenveto?.rows.at(-1)?.[0])]).toEqual([null, null]);
    expect(sheets.Yhteenveto?.rows.at(-1)?.[0]).toContain("Tässä taulukossa on nimiä");
  });

  test("without names it names nobody, shows months for days, and keeps back what is small", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    await askForReport(world, kaisa);
    const sheets = await newestReport(kaisa);
    expect(JSON.stringify(sheets)).not.toMatch(/Mirja|Amina|Helena|Olena|Virtanen|Hassan/u);
    expect(sheets.Parit?.rows.slice(0, 4)).toEqual([
      ["Numero", "Alkoi", "Päättyi", "Tilanne lopussa", "Suunniteltu määrä", "Tapaamisia tänä aikana"],
      [1, date("2026-01-01"), date("2026-03-01"), "Päättynyt", 7, 3],
      [2, date("2026-02-01"), null, "Käynnissä", 7, 1],
      ["Yhteensä", null, null, null, null, 4],
    ]);
    for (const name of ["Teemat", "Lopputulokset", "Palaute"]) {
      const counts = sheets[name]?.rows.slice(1).flatMap((row) => row.slice(1).filter((cell) => cell !== null)) ?? [];
      expect([name, [...new Set(counts)]]).toEqual([name, name === "Lopputulokset" ? ["suojattu", 1] : ["suojattu"]]);
      expect(sheets[name]?.rows.at(-1)?.[0]).toContain("Näin luvut on suojattu: ");
    }
  });

  test("comes to her alone, once, a sheet and a picture, and into the audit log", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa, mirja, sirpa } = world.people;
    await world.control.order({ method: "files.completeUploadExternal", kind: "lost-answer" });
    await askForReport(world, kaisa, { from: "2026-01-01", until: "2026-01-31" });
    await world.later({ minutes: 5 });
    const files = await reportFiles(kaisa);
    // Each name ends in the mark by which the bot finds its own file again.
    expect(files.map(({ name, text }) => [name.replace(/-[0-9a-f]{8}(?=\.)/, ""), text])).toEqual([
      [
        "mentoroinnin-raportti-2026-01-01-2026-01-31.xlsx",
        "Raportti 1.1.2026–31.1.2026. Pienet luvut on suojattu, joten voit lähettää taulukon eteenpäin.",
      ],
      [
        "mentoroinnin-kuva-2026-01-01-2026-01-31.png",
        "Kuva samasta ajasta 1.1.2026–31.1.2026. Pienet luvut on suojattu, joten voit julkaista kuvan.",
      ],
    ]);
    for (const person of [mirja, sirpa]) expect(await reportFiles(person)).toEqual([]);
    const png = files[1]?.bytes ?? Buffer.alloc(0);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1800);
    const exports = world.db.orm
      .select()
      .from(auditLog)
      .all()
      .filter(({ action }) => action.startsWith("reports:"));
    expect(exports.map(({ action, pairId }) => [action, pairId])).toEqual([
      ["reports:export:2026-01-01:2026-01-31:no-names", null],
    ]);
  });

  test("the bot is stopped before it is made: it comes afterwards, of what is then true", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    await world.control.order({
      method: "files.getUploadURLExternal",
      kind: "error",
      error: "internal_error",
      times: 1,
    });
    await askForReport(world, kaisa, WITH_NAMES).catch(() => undefined);
    world.takeErrors();
    await world.restart({ after: { hours: 1 } });
    await world.control.idle();
    expect((await reportFiles(kaisa)).map(({ name }) => name.split(".").at(-1)).toSorted()).toEqual(["png", "xlsx"]);
  });

  test("whoever is no coordinator any more gets nothing that was on its way", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    await world.control.order({ method: "files.getUploadURLExternal", kind: "429", times: 2 });
    await askForReport(world, kaisa);
    world.db.orm.update(people).set({ coordinatorSince: null }).run();
    await world.later({ hours: 1 });
    expect(await reportFiles(kaisa)).toEqual([]);
    const rows = world.db.orm
      .select()
      .from(outbox)
      .all()
      .filter(({ kind }) => kind.startsWith("reports:"));
    expect(rows.map(({ kind, state, lastError }) => [kind, state, lastError])).toEqual([
      ["reports:sheet", "dropped", "nobody to tell"],
      ["reports:picture", "dropped", "nobody to tell"],
    ]);
  });

  test("the sheet is ready to be sent on and printed", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    await askForReport(world, kaisa, WITH_NAMES);
    const [sheet] = await reportFiles(kaisa);
    const workbook = await openReport(sheet?.bytes ?? Buffer.alloc(0));
    expect(workbook.created.getTime()).toBeLessThanOrEqual(world.now());
    for (const made of workbook.worksheets) {
      const { name, views, pageSetup, headerFooter } = made;
      const headAt = name === "Yhteenveto" ? 4 : 1;
      const fonts = new Set<string | undefined>();
      made.eachRow((row) => row.eachCell(({ font }) => fonts.add(font?.name)));
      expect([...fonts]).toEqual(["Calibri"]);
      expect(views).toMatchObject([{ state: "frozen", ySplit: headAt }]);
      expect(pageSetup).toMatchObject({
        paperSize: 9,
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${headAt}:${headAt}`,
      });
      expect(headerFooter).toMatchObject({
        oddHeader: "&LMentoroinnin raportti 1.1.2026–5.3.2026",
        oddFooter: `&L${name}&RSivu &P / &N`,
      });
    }
    const sheets = await newestReport(kaisa);
    expect(sheets.Parit?.formats[1]).toEqual(["0", "", "", "d.m.yyyy", "d.m.yyyy", "", "#,##0", "#,##0", ""]);
    expect(sheets.Tapaamiset?.formats[1]).toEqual(["[$-40B]mmmm yyyy", "#,##0", "#,##0", "#,##0"]);
    expect(sheets.Lopputulokset?.formats[1]).toEqual(["", "#,##0", "0 %"]);
    expect(sheets.Palaute?.formats.slice(1, 9).map(([, mentors]) => mentors)).toEqual([
      ...Array.from({ length: 7 }, () => "#,##0"),
      "0.0",
    ]);
  });
});

describe("asking for a report", () => {
  test("offers this year to date, and other times ready; the tick stays", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "Raportti");
    await world.control.idle();
    const days = async () => (await kaisa.modal())?.fields().map(({ label, value }) => [label, value]);
    expect(saidOn(await kaisa.modal())).toContain("Vain sinä näet tämän. Raportti tulee vain sinulle.");
    expect(await days()).toEqual([
      ["Ensimmäinen päivä", "2026-01-01"],
      ["Viimeinen päivä", "2026-01-12"],
      ["Nimet", []],
    ]);
    await kaisa.fill(WITH_NAMES);
    const pressed = async (what: string) => {
      const modal = await kaisa.modal();
      if (!modal) throw new Error("no modal");
      await kaisa.press(modal, what);
      await world.settle();
      return days();
    };
    expect(await pressed("Viime vuosi")).toEqual([
      ["Ensimmäinen päivä", "2025-01-01"],
      ["Viimeinen päivä", "2025-12-31"],
      ["Nimet", ["names"]],
    ]);
    expect((await pressed("Viime puolivuosi"))?.slice(0, 2)).toEqual([
      ["Ensimmäinen päivä", "2025-07-01"],
      ["Viimeinen päivä", "2025-12-31"],
    ]);
    expect((await pressed("Tämä vuosi"))?.slice(0, 2)).toEqual([
      ["Ensimmäinen päivä", "2026-01-01"],
      ["Viimeinen päivä", "2026-01-12"],
    ]);
  });

  test.each([
    [
      "2026-01-10",
      "2026-01-09",
      { "Viimeinen päivä": "Viimeinen päivä on ennen ensimmäistä päivää. Valitse päivät uudelleen." },
    ],
    [
      "2026-01-01",
      "2026-01-13",
      { "Viimeinen päivä": "Tämä päivä on vasta tulossa. Raportti kertoo siitä, mitä on jo ollut." },
    ],
    [
      "2026-01-13",
      "2026-01-13",
      { "Ensimmäinen päivä": "Tämä päivä on vasta tulossa. Raportti kertoo siitä, mitä on jo ollut." },
    ],
    ["2015-01-12", "2026-01-12", { "Ensimmäinen päivä": "Aika on liian pitkä. Se voi olla enintään 10 vuotta." }],
    ["2016-01-12", "2026-01-12", { "Ensimmäinen päivä": "Aika on liian pitkä. Se voi olla enintään 10 vuotta." }],
    [
      "2016-01-13",
      "2026-01-12",
      { "Ensimmäinen päivä": "Tänä aikana ei ole ollut yhtään paria. Valitse toinen aika." },
    ],
  ])("from %s until %s is answered beside the field, and nothing comes", async (from, until, errors) => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    expect(await askForReport(world, kaisa, { from, until })).toMatchObject({ outcome: "errors", errors });
    expect(await reportFiles(kaisa)).toEqual([]);
  });
});
