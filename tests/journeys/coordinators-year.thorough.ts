import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "../../src/playground/cast.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { announce, got, readOf } from "../support/announcing.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { finnish, startWorld, type World } from "../support/world.ts";
import { Year } from "../support/year-acts.ts";
import { acceptAll, beginTogether, everythingSaid, isHere, LIST, listed, reportOf } from "../support/year-office.ts";
import { couldBe, inOrder, tablesOf } from "../support/year-report.ts";
import { afterwards, stories, storyOf } from "../support/year-story.ts";

const OFFICE = "#auroras-tyontekijat";
/** All read Finnish: the walk is about what happens, and looks for many words. */
const FINNISH = "fi-FI";

/** These four have not joined when two months are over. */
const neverHere = ["Tuula Hakala", "Thu Tran", "Yasmin Demir", "Noor Jafari"];
const GONE = "Tiina Mäkelä";
const YEAR = { from: "2025-01-01", until: "2025-12-31" };
const TEXT = "Hei. Syksyn yhteinen tapahtuma on 28.10. kello 17 kirjasto Oodissa.";

/**
 * One walk, from an empty workspace to the report of the year, by what people do. Each test goes on where the one before it stopped, so the
 * first that fails is the one to read.
 */
describe("a coordinator's year", () => {
  let world: World;
  let year: Year;
  let kaisa: Person;
  let hasStumbled = false;

  beforeAll(async () => {
    // Monday 18 August 2025 at 10. Those of the playground's cast are here, and nobody has told the bot anything.
    world = await startWorld({ ...finnish, at: "2025-08-18T07:00:00Z", backsUp: true });
    year = new Year(world);
    kaisa = world.people.kaisa;
    for (const { name } of cast) if (!isHere(world, name)) await kaisa.addPerson({ name, locale: FINNISH });
  });
  afterAll(async () => world?.[Symbol.asyncDispose]());
  beforeEach((context) => {
    if (hasStumbled) throw new Error("the walk has ended at an earlier test");
    context.onTestFailed(() => {
      hasStumbled = true;
    });
  });

  test("an admin opens Home in a workspace where nothing is set up, and takes it into use", async () => {
    expect(buttonsOf(await kaisa.home())).toEqual([t("setup.start"), t("people.languageButton")]);
    await year.pressOnHome(kaisa, "setup:open");
    const { ulla } = world.people;
    await year.fillAndSend(kaisa, {
      coordinators: [kaisa.id, ulla.id],
      peerOrganisers: [year.person("Sirpa Mäkinen").id],
    });
    expect(saidOn(await kaisa.home())).toContain(
      t("home.counts", { open: "0", paused: "0", invited: "0", opening: "0", finished: "0" }),
    );
    expect((await kaisa.channels()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["auroras-tyontekijat", "auroras-mentorit"]),
    );
  });

  test("she looks at a list of 40 people and takes it in; who is here is found, who joins later is linked, and each is told", async () => {
    const wrong = "Ei Osoitetta;osoite;mentori;IT;suomi;;1;\nOuto Rooli;outo@example.org;johtaja;IT;suomi;;;\n";
    await year.pressOnHome(kaisa, "people:list");
    await year.pressInModal(kaisa, "import:open");
    const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(LIST + wrong) });
    await kaisa.fill({ file: [file] });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    const preview = saidOn(await kaisa.modal());
    expect(preview).toContain(
      [
        t("import.counts.new", { count: "40" }),
        t("import.counts.changed", { count: "0" }),
        t("import.counts.unchanged", { count: "0" }),
        t("import.counts.wrong", { count: "2" }),
      ].join("\n"),
    );
    expect(preview).toContain(t("import.wrongRow", { line: "42", why: t("import.reason.email") }));
    expect(preview).toContain(t("import.wrongRow", { line: "43", why: t("import.reason.role") }));
    expect(await year.fillAndSend(kaisa, {})).toMatch(/^Valmista\. Tiedot ovat tallessa\..*\nUusia: 40$/m);

    await world.travelTo("2025-08-19", "12:00");
    for (const { name, email } of listed) {
      if (neverHere.includes(name) || isHere(world, name)) continue;
      await kaisa.addPerson({ name, email, locale: FINNISH });
      await world.later({ hours: 2 });
    }
    await world.travelTo("2025-08-25", "10:00");
    const told = await Promise.all(
      listed
        .filter(({ name }) => !neverHere.includes(name))
        .map(async ({ name }) => (await got(year.person(name), "Kaisa Lehtonen")).length),
    );
    expect(told).toEqual(Array.from({ length: 36 }, () => 1));
    expect(saidOn(await kaisa.home())).toContain(t("home.waitingPeople", { mentors: "18", actors: "21" }));
  });

  test("she goes through the proposals; twelve pairs get their channels, five of them once both have said yes", async () => {
    await year.pressOnHome(kaisa, "matching:propose");
    const asked = stories.filter(({ hasConsent }) => !hasConsent);
    expect(
      await acceptAll(
        year,
        stories.map(({ actor }) => actor),
      ),
    ).toEqual({
      ...Object.fromEntries(stories.map(({ actor, mentor }) => [actor, mentor])),
      "Priya Sharma": "Marja Laine",
    });
    for (const story of stories.filter(({ hasConsent }) => hasConsent)) await beginTogether(year, story);
    expect(saidOn(await kaisa.home())).toContain(
      part("home.counts", { open: "7", paused: "0", invited: "5", opening: "0" }),
    );

    // Four pairs answer, Fatima only when she is reminded. Marja says no, and the one proposed next says yes.
    await world.travelTo("2025-08-26", "12:00");
    for (const { actor, mentor } of asked.slice(0, 4)) {
      await world.press(year.person(mentor), "@bot", "pairs:accept", "pairs:accept");
      if (actor !== "Fatima Yusuf") await year.pressOnHome(year.person(actor), "pairs:accept");
    }
    await world.press(year.person("Marja Laine"), "@bot", "pairs:decline", "pairs:decline");
    for (const story of asked.slice(1, 4)) await beginTogether(year, story);
    expect((await kaisa.dm()).map(({ text }) => text)).toContainEqual(
      expect.stringContaining(part("pairs.refused", { name: "Marja" })),
    );
    await year.pressOnHome(kaisa, "matching:propose");
    expect(await acceptAll(year, ["Priya Sharma"])).toEqual({ "Priya Sharma": "Anne-Maj Sundqvist" });
    await world.travelTo("2025-08-28", "18:00");
    await world.press(year.person("Fatima Yusuf"), "@bot", "pairs:accept", "pairs:accept");
    await beginTogether(year, storyOf("Fatima Yusuf"));
    for (const name of ["Priya Sharma", "Anne-Maj Sundqvist"])
      await world.press(year.person(name), "@bot", "pairs:accept", "pairs:accept");
    await beginTogether(year, storyOf("Priya Sharma"));
    expect(saidOn(await kaisa.home())).toContain(
      part("home.counts", { open: "12", paused: "0", invited: "0", opening: "0" }),
    );
    expect(year.ledger.couples).toHaveLength(12);
  });

  test("the pairs meet; an actor asks for support, a coordinator takes it, and it is done", async () => {
    await year.walkUntil("2025-09-15", "12:00");
    const { ulla } = world.people;
    const mei = year.person("Mei Chen");
    await year.pressOnHome(mei, "support:ask");
    expect(await year.fillAndSend(mei, { text: "Salaisuus: en uskalla." })).toContain("Kiitos.");
    await world.press(ulla, OFFICE, part("support.asked"), "support:take");
    expect(saidOn(await kaisa.home())).toContain(t("support.takenBy", { name: `<@${ulla.id}>` }));
    expect((await mei.dm()).at(-1)?.text).toBe(t("support.taken", { name: `<@${ulla.id}>` }));
    await world.press(ulla, OFFICE, part("support.asked"), "support:show");
    expect(saidOn(await ulla.modal())).toContain("Salaisuus: en uskalla.");
    await ulla.closeAll();
    await year.walkUntil("2025-09-17", "14:00");
    await world.press(ulla, OFFICE, part("support.asked"), "support:done");
    expect(saidOn(await world.message(kaisa, OFFICE, part("support.asked")))).toBe(
      [
        `${t("support.asked", { name: `<@${mei.id}>` })} ${t("support.pair", { mentor: `<@${year.person("Leena Nyström").id}>`, actor: `<@${mei.id}>` })}`,
        t("support.doneBy", { name: `<@${ulla.id}>` }),
      ].join("\n"),
    );
  });

  test("on Monday 13 October at 9 three pairs need her, each for another reason; the button beside each helps", async () => {
    await year.walkUntil("2025-10-11", "12:00");
    await kaisa.deactivate(year.person(GONE).id);
    await year.walkUntil("2025-10-13", "09:00");
    const pair = (actor: string) => `<@${year.person(storyOf(actor).mentor).id}> ja <@${year.person(actor).id}>`;
    const needs = {
      gone: [pair("Maryam Aden"), t("home.reason.gone", { name: "Tiina" })],
      form: [pair("Layla Haddad"), t("home.reason.kickoffForm")],
      silent: [pair("Ana Souza"), t("home.reason.silent", { days: "24" })],
    };
    const [monday, ...more] = (await kaisa.messages(OFFICE)).filter(
      (message) => saidOn(message).startsWith(t("monday.title")) && Number(message.ts) >= world.now() / 1000,
    );
    expect(more).toEqual([]);
    expect(saidOn(monday).split("\n")).toEqual([
      t("monday.title"),
      t("home.counts", { open: "12", paused: "0", invited: "0", opening: "0", finished: "0" }),
      t("monday.needs", { count: "3" }),
      ...Object.values(needs).map(
        ([pair = "", reasons = ""]) => `• ${t("monday.pair", { pair, coordinator: `<@${kaisa.id}>`, reasons })}`,
      ),
      t("monday.show"),
    ]);
    const buttons = {
      gone: [t("pairs.replace.button")],
      form: [t("home.fillForm")],
      silent: [t("announcements.toPair")],
    };
    const home = saidOn(await kaisa.home());
    expect(home).toContain(t("home.needs", { count: "3" }));
    expect(
      home
        .slice(home.indexOf(needs.gone[0] ?? ""))
        .trim()
        .split("\n")
        .slice(0, 12),
    ).toEqual(
      (["gone", "form", "silent"] as const).flatMap((what) => {
        const [who, why] = needs[what];
        return [who, `• ${why}`, t("home.showPair"), ...buttons[what]];
      }),
    );

    // The mentor who has left is replaced: the old pair ends, a new one opens at once.
    await year.pressOnHome(kaisa, t("pairs.replace.button"), needs.gone[0]);
    const { kickoff } = afterwards;
    const hanna = {
      mentor: year.person(afterwards.mentor).id,
      day: kickoff.on,
      time: kickoff.at,
      consent: ["consent"],
    };
    expect(await year.fillAndSend(kaisa, hanna)).toContain("Uusi pari: Hanna ja Maryam.");
    year.end("Maryam Aden", "2025-10-13", "early");
    await beginTogether(year, afterwards);
    // The form that is missing she fills in herself, and leaves the channel to the two.
    await year.pressOnHome(kaisa, t("home.fillForm"), needs.form[0]);
    await year.fillKickoff(kaisa, storyOf("Layla Haddad"));
    await year.pressOnHome(kaisa, t("kickoff.leave"), needs.form[0]);
    // To those who are silent she writes, and they meet again.
    await year.pressOnHome(kaisa, t("announcements.toPair"), needs.silent[0]);
    await kaisa.fill({ announcement: "Hei. Mitä teille kuuluu?" });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await year.fillAndSend(kaisa, {});
    for (const name of ["Ana Souza", "Kirsi Lindholm"])
      expect(await got(year.person(name), "Mitä teille kuuluu?")).toHaveLength(1);
    await year.walkUntil("2025-10-13", "12:00");
    expect(saidOn(await kaisa.home())).toContain(t("home.calm"));
  });

  test("an announcement to everybody reaches each once, and she sees who did not get it and why", async () => {
    await year.walkUntil("2025-10-14", "12:00");
    await announce(world, kaisa, "everyone", TEXT);
    await world.later({ minutes: 2 });
    const readers = [...listed.map(({ name }) => name), "Ulla Ulkopuolinen"].filter(
      (name) => name !== GONE && !neverHere.includes(name),
    );
    const counts = await Promise.all(
      readers.map(async (name) => [name, (await got(year.person(name), TEXT)).length] as const),
    );
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
    expect(counts).toHaveLength(36);
    expect(readOf(await world.message(kaisa, "@bot", "Saajat:", t("announcements.audience.everyone")))).toEqual({
      says: [
        t("announcements.isSent", { audience: t("announcements.audience.everyone") }),
        t("announcements.delivered", { number: "36", all: "41" }),
        t("announcements.undelivered", { number: "5" }),
        `• ${t("announcements.whyOf", { why: t("announcements.why.deactivated"), number: "1" })}`,
        `• ${t("announcements.whyOf", { why: t("announcements.why.noAccount"), number: "4" })}`,
        t("announcements.names"),
      ].join("\n"),
      buttons: [t("announcements.names")],
    });
    await world.press(kaisa, "@bot", t("announcements.audience.everyone"), "announcements:names");
    const names = saidOn(await kaisa.modal());
    for (const name of [GONE, ...neverHere]) expect(names).toContain(name);
    await kaisa.closeAll();
    for (const { name } of cast.filter(({ role }) => role === "guest"))
      expect(await got(year.person(name), TEXT)).toEqual([]);
  });

  test("who has not joined in 60 days is known no longer; the pairs go on, and end each in its way", async () => {
    await year.walkUntil("2025-10-15", "12:00");
    await year.feedback("Maryam Aden", "Maryam Aden", "actor", { outcome: "notTold" });
    await year.walkUntil("2025-10-18", "12:00");
    await year.pressOnHome(kaisa, "people:list");
    await kaisa.fill({ search: "hakala", filter: "everybody" });
    await kaisa.submit();
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain(t("people.list.none"));
    await kaisa.closeAll();

    // Sadia wants to stop. Only the coordinators hear of it, and one of them ends the pair.
    await year.walkUntil("2025-11-09", "12:00");
    const sadia = year.person("Sadia Khan");
    await year.pressOnHome(sadia, "closing:stop");
    await year.fillAndSend(sadia, { text: "Salaisuus: en jaksa." });
    await year.walkUntil("2025-11-10", "11:00");
    await year.pressOnHome(kaisa, t("home.showPair"), `<@${sadia.id}> haluaa lopettaa`);
    await year.pressInModal(kaisa, "closing:open");
    await year.fillAndSend(kaisa, { outcome: "early" });
    year.end("Sadia Khan", "2025-11-10", "early");
    await world.press(kaisa, OFFICE, part("support.wantsToStop"), "support:done");

    // Over the turn of the year one pair rests.
    await year.walkUntil("2025-12-08", "12:00");
    await year.pressOnHome(year.person("Layla Haddad"), "silence:pause");
    await year.fillAndSend(year.person("Layla Haddad"), { until: "2026-01-20" });
    await year.walkUntil("2026-01-14", "10:00");
    const finished = year.ledger.couples.filter(({ finishedOn }) => finishedOn !== undefined);
    expect(saidOn(await kaisa.home())).toContain(
      t("home.counts", { open: "1", paused: "1", invited: "0", opening: "0", finished: finished.length }),
    );
  });

  test("every number in the report of the year is what was noted on the way, and the small ones are kept back", async () => {
    const { tables, files } = await reportOf(year, YEAR, { isNamed: false });
    const expected = inOrder(tablesOf(year.ledger.couples, YEAR, { isNamed: false }));
    for (const name of Object.keys(expected)) expect({ [name]: tables[name] }).toEqual({ [name]: expected[name] });
    expect(Object.keys(tables)).toEqual(Object.keys(expected));

    // What the story was written for: there is something to keep back, and something to show.
    expect(tables[t("meetingLog.themes")]?.flat().filter((cell) => cell === "suojattu")).toHaveLength(4);
    expect(tables[t("reports.sheets.outcomes")]?.[2]).toEqual([t("closing.outcomes.job"), 5, 5 / 11]);
    expect(tables[t("reports.sheets.feedback")]?.slice(5).map(([, ...cells]) => cells)).toEqual([
      ["suojattu", 6],
      [8, 6],
      [3, 5],
      [4.5, 5],
    ]);
    // And nobody can work out a small number from the numbers around it.
    const ways = couldBe(
      (tables[t("reports.sheets.outcomes")] ?? []).slice(1, -1).map(([, pairs = null]) => pairs),
      11,
    );
    expect(ways).toHaveLength(6);
    for (const values of ways) expect(values.size).toBeGreaterThan(1);

    expect(files.map(({ name, text }) => [name.split(".").at(-1), text])).toEqual([
      ["xlsx", t("reports.file.comment", { from: "1.1.2025", until: "31.12.2025" })],
      ["png", t("reports.file.pictureComment", { from: "1.1.2025", until: "31.12.2025" })],
    ]);
    expect(files[1]?.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  });

  test("with names it is exact, to the day", async () => {
    await world.later({ minutes: 1 });
    const { tables, files } = await reportOf(year, YEAR, { isNamed: true });
    const expected = inOrder(tablesOf(year.ledger.couples, YEAR, { isNamed: true }));
    for (const name of Object.keys(expected)) expect({ [name]: tables[name] }).toEqual({ [name]: expected[name] });
    expect(JSON.stringify(tables)).not.toContain("suojattu");
    expect(files.map(({ name }) => name.split(".").at(-1))).toEqual(["xlsx", "png"]);
  });

  test("nobody else got a report, nobody was told anything twice, nothing that was confided stands in a message, and nothing went wrong", async () => {
    const dm = await kaisa.dmId();
    const files = (await world.control.calls()).filter(({ method }) => method === "files.completeUploadExternal");
    expect(files.map(({ args }) => args.channel_id)).toEqual(Array.from({ length: 4 }, () => dm));
    const lines = await everythingSaid(world);
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
    expect(JSON.stringify((await world.control.everything()).channels)).not.toContain("Salaisuus");
    expect(world.takeErrors()).toEqual([]);
    expect(world.logged.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  });
});
