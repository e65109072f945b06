import { describe, expect, test } from "vitest";
import { auditLog, outbox, people } from "../../db/schema/index.ts";
import { finish, giveFeedback } from "../support/closing.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld, worldAfter } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport, openReport, reportFiles } from "../support/report.ts";
import { t } from "../support/texts.ts";
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
    expect(saidOn(await kaisa.modal())).toBe(t("reports.asked"));

    const sheets = await newestReport(kaisa);
    expect(Object.keys(sheets)).toEqual([
      t("reports.sheets.summary"),
      t("reports.sheets.pairs"),
      t("reports.sheets.months"),
      t("reports.sheets.themes"),
      t("reports.sheets.outcomes"),
      t("reports.sheets.feedback"),
    ]);
    const of = (name: string) => byFirstCell(sheets[name] ?? { rows: [], formats: [] });
    expect(of(t("reports.sheets.summary"))).toMatchObject({
      [t("reports.summary.period", { from: "1.1.2026", until: "5.3.2026" })]: [null, null],
      [t("reports.summary.before")]: [0, expect.any(String)],
      [t("reports.head.startedPairs")]: [2, expect.any(String)],
      [t("reports.head.finishedPairs")]: [1, expect.any(String)],
      [t("reports.summary.after")]: [1, expect.any(String)],
      [t("reports.summary.mentors")]: [2, expect.any(String)],
      [t("reports.summary.actors")]: [2, expect.any(String)],
      [t("reports.head.heldMeetings")]: [4, expect.any(String)],
      [t("reports.summary.perPair")]: [3, expect.any(String)],
    });
    expect(sheets.Parit?.rows.slice(0, 4)).toEqual([
      [
        t("reports.head.number"),
        t("reports.head.mentor"),
        t("reports.head.actor"),
        t("reports.head.started"),
        t("reports.head.finished"),
        t("reports.head.state"),
        t("reports.head.planned"),
        t("reports.head.held"),
        t("reports.head.outcome"),
      ],
      [
        1,
        "Mirja Virtanen",
        "Amina Hassan",
        date("2026-01-12"),
        date("2026-03-05"),
        t("reports.state.finished"),
        7,
        3,
        t("closing.outcomes.job"),
      ],
      [2, "Helena Korhonen", "Olena Kovalenko", date("2026-02-10"), null, t("reports.state.open"), 7, 1, null],
      [t("reports.cell.total"), null, null, null, null, null, null, 4, null],
    ]);
    expect(sheets.Tapaamiset?.rows.slice(1, 5)).toEqual([
      [date("2026-01-01"), 2, 1, 0],
      [date("2026-02-01"), 2, 1, 0],
      [date("2026-03-01"), 0, 0, 1],
      [t("reports.cell.total"), 4, 2, 1],
    ]);
    expect(of(t("reports.sheets.themes"))).toMatchObject({
      [t("themes.applications")]: [1, 2],
      [t("themes.jobs")]: [1, 1],
      [t("themes.network")]: [0, 0],
    });
    expect(of(t("reports.sheets.outcomes"))).toMatchObject({
      [t("closing.outcomes.job")]: [1, 1],
      [t("closing.outcomes.goals")]: [0, 0],
      [t("reports.cell.total")]: [1, 1],
    });
    expect(of(t("reports.sheets.feedback"))).toMatchObject({
      "4": [1, 0],
      [t("closing.ratings.r5")]: [0, 1],
      [t("reports.cell.given")]: [1, 1],
      [t("reports.cell.none")]: [0, 0],
      [t("reports.cell.average")]: [4, 5],
    });
    expect(JSON.stringify(sheets)).not.toMatch(/salai/iu);
    expect(of(t("reports.sheets.summary"))[String(sheets.Yhteenveto?.rows.at(-1)?.[0])]).toEqual([null, null]);
    expect(sheets.Yhteenveto?.rows.at(-1)?.[0]).toContain(t("reports.note.named"));
  });

  test("without names it names nobody, shows months for days, and keeps back what is small", async () => {
    const { world } = await springWorld();
    await using _ = world;
    const { kaisa } = world.people;
    await askForReport(world, kaisa);
    const sheets = await newestReport(kaisa);
    expect(JSON.stringify(sheets)).not.toMatch(/Mirja|Amina|Helena|Olena|Virtanen|Hassan/u);
    expect(sheets.Parit?.rows.slice(0, 4)).toEqual([
      [
        t("reports.head.number"),
        t("reports.head.started"),
        t("reports.head.finished"),
        t("reports.head.state"),
        t("reports.head.planned"),
        t("reports.head.held"),
      ],
      [1, date("2026-01-01"), date("2026-03-01"), t("reports.state.finished"), 7, 3],
      [2, date("2026-02-01"), null, t("reports.state.open"), 7, 1],
      [t("reports.cell.total"), null, null, null, null, 4],
    ]);
    for (const name of [t("reports.sheets.themes"), t("reports.sheets.outcomes"), t("reports.sheets.feedback")]) {
      const counts = sheets[name]?.rows.slice(1).flatMap((row) => row.slice(1).filter((cell) => cell !== null)) ?? [];
      expect([name, [...new Set(counts)]]).toEqual([
        name,
        name === t("reports.sheets.outcomes") ? ["suojattu", 1] : ["suojattu"],
      ]);
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
        t("reports.file.sheet", { period: "2026-01-01-2026-01-31" }),
        t("reports.file.comment", { from: "1.1.2026", until: "31.1.2026" }),
      ],
      [
        t("reports.file.picture", { period: "2026-01-01-2026-01-31" }),
        t("reports.file.pictureComment", { from: "1.1.2026", until: "31.1.2026" }),
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
      const headAt = name === t("reports.sheets.summary") ? 4 : 1;
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
    await kaisa.press(home, "reports:open");
    await world.control.idle();
    const days = async () => (await kaisa.modal())?.fields().map(({ label, value }) => [label, value]);
    expect(saidOn(await kaisa.modal())).toContain(t("reports.seenBy"));
    expect(await days()).toEqual([
      [t("reports.form.from"), "2026-01-01"],
      [t("reports.form.until"), "2026-01-12"],
      [t("reports.form.names"), []],
    ]);
    await kaisa.fill(WITH_NAMES);
    const pressed = async (what: string) => {
      const modal = await kaisa.modal();
      if (!modal) throw new Error("no modal");
      await kaisa.press(modal, what);
      await world.settle();
      return days();
    };
    expect(await pressed(t("reports.ready.lastYear"))).toEqual([
      [t("reports.form.from"), "2025-01-01"],
      [t("reports.form.until"), "2025-12-31"],
      [t("reports.form.names"), ["names"]],
    ]);
    expect((await pressed(t("reports.ready.lastHalf")))?.slice(0, 2)).toEqual([
      [t("reports.form.from"), "2025-07-01"],
      [t("reports.form.until"), "2025-12-31"],
    ]);
    expect((await pressed(t("reports.ready.thisYear")))?.slice(0, 2)).toEqual([
      [t("reports.form.from"), "2026-01-01"],
      [t("reports.form.until"), "2026-01-12"],
    ]);
  });

  test.each([
    ["2026-01-10", "2026-01-09", { [t("reports.form.until")]: t("reports.wrong.order") }],
    ["2026-01-01", "2026-01-13", { [t("reports.form.until")]: t("reports.wrong.future") }],
    ["2026-01-13", "2026-01-13", { [t("reports.form.from")]: t("reports.wrong.future") }],
    ["2015-01-12", "2026-01-12", { [t("reports.form.from")]: t("reports.wrong.tooLong", { years: "10" }) }],
    ["2016-01-12", "2026-01-12", { [t("reports.form.from")]: t("reports.wrong.tooLong", { years: "10" }) }],
    ["2016-01-13", "2026-01-12", { [t("reports.form.from")]: t("reports.wrong.nothing") }],
  ])("from %s until %s is answered beside the field, and nothing comes", async (from, until, errors) => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    expect(await askForReport(world, kaisa, { from, until })).toMatchObject({ outcome: "errors", errors });
    expect(await reportFiles(kaisa)).toEqual([]);
  });
});
