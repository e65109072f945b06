import { describe, expect, test } from "vitest";
import { allProgrammes, programmeOfPair } from "../../db/programmes/programmes.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { asText, meetFirst } from "../support/meetings.ts";
import { change, openProgramme, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { openPair, submit } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

const FIRST = "auroras-helsinki";

const labels = async (person: Person) => (await person.modal())?.fields().map(({ label }) => label) ?? [];

/** A programme made from nothing with two themes and three questions of different secrecy. */
async function makeProgramme(world: World, kaisa: Person): Promise<string> {
  await pressOn(world, kaisa, await kaisa.home(), "programmes:list");
  await change(world, kaisa, ["programmes:add"], { name: "Turku 2026", template: "empty" });
  const id = allProgrammes(world.db).find(({ name }) => name === "Turku 2026")?.id ?? "";
  await change(world, kaisa, ["programmes:theme", `${id} new`], { fi: "Puutarha", en: "Gardening" });
  await change(world, kaisa, ["programmes:theme", `${id} new`], { fi: "<!channel> *ruoka*" });
  await change(world, kaisa, ["programmes:theme", `${id} other`], { retire: ["retired"] });
  await change(world, kaisa, ["programmes:question", `${id} kickoff new`], {
    fi: "Kaikille: harrastus?",
    kind: "text",
    audience: "pair-and-coordinators",
  });
  await change(world, kaisa, ["programmes:question", `${id} kickoff new`], {
    fi: "Kahden kesken: mikä pelottaa?",
    kind: "text",
    audience: "pair",
  });
  await change(world, kaisa, ["programmes:question", `${id} meetingLog new`], {
    fi: "Missä tapasitte?",
    kind: "choice",
    audience: "counted",
    options: "Kahvilassa\nVerkossa",
    required: ["required"],
  });
  await kaisa.closeAll();
  return id;
}

const questionId = (world: World, id: string, form: "kickoff" | "meetingLog", name: string): string => {
  const found = allProgrammes(world.db)
    .find((one) => one.id === id)
    ?.version.contents[form].questions.find((question) => question.name.fi === name);
  if (!found) throw new Error(`no question ${name}`);
  return found.id;
};

describe("a programme made from nothing", () => {
  test("asks its own themes and questions, each seen by those for whom it is", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const id = await makeProgramme(world, kaisa);
    const two = { mentor: mirja, actor: amina };
    const { id: pairId, channelId } = await world.openPair(two, { language: "fi", programme: id });
    expect(programmeOfPair(world.db, pairId).name).toBe("Turku 2026");

    await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
    expect(await labels(mirja)).toEqual(
      expect.arrayContaining(["Kaikille: harrastus?", "Kahden kesken: mikä pelottaa?"]),
    );
    const theme = allProgrammes(world.db)
      .find((one) => one.id === id)
      ?.version.contents.themes.find(({ name }) => name?.fi?.includes("ruoka"));
    await mirja.fill({
      themes: [theme?.id],
      [questionId(world, id, "kickoff", "Kaikille: harrastus?")]: "Shakki",
      [questionId(world, id, "kickoff", "Kahden kesken: mikä pelottaa?")]: "Puhelut",
    });
    await submit(world, mirja);
    const line = await world.message(mirja, channelId, "kickoff:show");
    expect(asText(line)).toContain("&lt;!channel&gt; ∗ruoka∗");

    await world.press(amina, channelId, "kickoff:show", "kickoff:show");
    expect(JSON.stringify((await amina.modal())?.blocks)).toMatch(/Shakki.*Puhelut/);
    await world.press(kaisa, channelId, "kickoff:show", "kickoff:show");
    const seen = JSON.stringify((await kaisa.modal())?.blocks);
    expect(seen).toContain("Shakki");
    expect(seen).not.toMatch(/Puhelut|Kahden kesken/);

    // A coordinator's correction leaves what she does not see as it is.
    await pressOn(world, kaisa, await kaisa.modal(), "kickoff:open");
    expect(await labels(kaisa)).not.toContain("Kahden kesken: mikä pelottaa?");
    await kaisa.fill({ number: 3 });
    await submit(world, kaisa);
    await world.press(amina, channelId, "kickoff:show", "kickoff:show");
    expect(JSON.stringify((await amina.modal())?.blocks)).toMatch(/Shakki.*Puhelut/);
  });

  test("can be changed in the middle: what was answered keeps its questions, an open form is saved", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const id = await makeProgramme(world, kaisa);
    const [garden] =
      allProgrammes(world.db)
        .find((one) => one.id === id)
        ?.version.contents.themes.slice(1) ?? [];
    const where = questionId(world, id, "meetingLog", "Missä tapasitte?");
    const { channelId } = await world.openPair({ mentor: mirja, actor: amina }, { language: "fi", programme: id });
    await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
    await mirja.fill({ themes: [garden?.id] });
    await submit(world, mirja);
    await world.travelTo("2026-01-15", "10:00");

    await mirja.command(channelId, "/meeting-log");
    await world.settle();
    // While her form is open, the theme and the question are taken away.
    await openProgramme(world, kaisa, id);
    await change(world, kaisa, ["programmes:theme", `${id} ${garden?.id}`], { retire: ["retired"] });
    await change(world, kaisa, ["programmes:question", `${id} meetingLog ${where}`], { retire: ["retired"] });
    const choice = (await mirja.modal())?.fields().find(({ label }) => label === "Missä tapasitte?");
    expect(choice).toBeDefined();
    await mirja.fill({ themes: [garden?.id], "Missä tapasitte?": "Verkossa" });
    expect((await submit(world, mirja)).outcome).toBe("closed");

    await world.press(amina, channelId, "meeting-log:show", "meeting-log:show");
    expect(JSON.stringify((await amina.modal())?.blocks)).toMatch(/Puutarha.*Missä tapasitte\?.*Verkossa/);
    await world.travelTo("2026-01-16", "10:00");
    await mirja.command(channelId, "/meeting-log");
    await world.settle();
    expect(await labels(mirja)).not.toContain("Missä tapasitte?");
    expect(JSON.stringify((await mirja.modal())?.blocks)).not.toContain("Puutarha");
  });

  test("what can be typed in it is answered beside the field, and breaks no pair", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    await openProgramme(world, kaisa, FIRST);
    const theme = (typed: Record<string, unknown>) => change(world, kaisa, ["programmes:theme", `${FIRST} new`], typed);
    const back = async () => openProgramme(world, kaisa, FIRST);
    const wrong = async (typed: Record<string, unknown>, field: string, text: string) => {
      const result = await theme(typed);
      expect(result).toMatchObject({ outcome: "errors", errors: { [field]: text } });
      await back();
    };
    await wrong({}, t("programmes.form.in.fi"), t("programmes.wrong.noName"));
    await wrong({ sv: "å".repeat(76) }, t("programmes.form.in.sv"), t("forms.tooLong", { longest: 75 }));
    await wrong({ fi: " verkostoituminen " }, t("programmes.form.in.fi"), t("programmes.wrong.sameName"));
    await wrong({ en: "\u0301" }, t("programmes.form.in.en"), t("programmes.wrong.unshown"));
    expect((await theme({ fi: "👩🏽‍🔬 <!channel>" })).outcome).toBe("updated");
    const basics = (typed: Record<string, unknown>) => change(world, kaisa, ["programmes:basics", FIRST], typed);
    expect(await basics({ silent: "24.12.–26.12.\nkesä" })).toMatchObject({
      errors: { [t("programmes.form.silent")]: t("programmes.wrong.silentLine", { line: "kesä" }) },
    });
    await back();
    expect(await basics({ silent: "1.1.–31.12." })).toMatchObject({
      errors: { [t("programmes.form.silent")]: t("programmes.wrong.alwaysSilent") },
    });
    await back();
    const question = (typed: Record<string, unknown>) =>
      change(world, kaisa, ["programmes:question", `${FIRST} meetingLog new`], typed);
    expect(await question({ fi: "A?", kind: "text", audience: "counted" })).toMatchObject({
      errors: { [t("programmes.form.kind")]: t("programmes.wrong.countedText") },
    });
    await back();
    expect(await question({ fi: "A?", kind: "choice", audience: "pair", options: "yksi\nYksi" })).toMatchObject({
      errors: { [t("programmes.form.options")]: t("programmes.wrong.sameOption", { name: "Yksi" }) },
    });
    await back();
    for (const id of allProgrammes(world.db)[0]?.version.contents.themes.map((one) => one.id) ?? []) {
      await change(world, kaisa, ["programmes:theme", `${FIRST} ${id}`], { retire: ["retired"] });
      if ((await kaisa.modal())?.fields().length) await back();
    }
    const left = allProgrammes(world.db)[0]?.version.contents.themes.filter(({ isRetired }) => !isRetired) ?? [];
    expect(left).toHaveLength(1);
  });

  test("two coordinators who change it at once: the second is told, and nothing is lost", async () => {
    await using world = await startWorld();
    const { kaisa, helena } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await openProgramme(world, kaisa, FIRST);
    await pressOn(world, kaisa, await kaisa.modal(), "programmes:theme", `${FIRST} new`);
    await kaisa.fill({ fi: "Yksi" });
    await openProgramme(world, helena, FIRST);
    await change(world, helena, ["programmes:theme", `${FIRST} new`], { fi: "Kaksi" });
    const result = await submit(world, kaisa);
    expect(result).toMatchObject({ outcome: "errors" });
    expect(JSON.stringify(result)).toContain(t("programmes.changedMeanwhile"));
    const names = allProgrammes(world.db)[0]?.version.contents.themes.flatMap(({ name }) => name?.fi ?? []);
    expect(names).toEqual(["Kaksi"]);
  });
});

describe("July", () => {
  test("is silent where the programme says so: nothing begins, a meeting's reminder still comes", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await openProgramme(world, kaisa, FIRST);
    await change(world, kaisa, ["programmes:basics", FIRST], { silent: "20.1.–28.2." });
    const { channelId } = await openPair(world, mirja, amina, { language: "fi" });
    await meetFirst(world, { id: "" as never, channelId }).catch(() => world.travelTo("2026-01-14", "19:00"));
    await mirja.command(channelId, "/next-meeting");
    await world.settle();
    await mirja.fill({ day: "2026-01-29", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-01-19", "21:00");
    const before = (await mirja.messages(channelId)).length;
    const direct = (await amina.dm()).length + (await mirja.dm()).length;
    await world.travelTo("2026-02-28", "21:00");
    const said = (await mirja.messages(channelId)).slice(before).map(({ text }) => text);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("29.1.");
    expect((await amina.dm()).length + (await mirja.dm()).length).toBe(direct);
    await world.travelTo("2026-03-01", "12:00");
    expect((await mirja.messages(channelId)).length).toBeGreaterThan(before + 1);
  });
});
