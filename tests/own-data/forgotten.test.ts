import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { forgottenPeople, imports, people, profiles } from "../../db/schema/index.ts";
import { isNull } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { newPairForm } from "../../src/programme/pairs/form.ts";
import { rowsWith } from "../support/all-rows.ts";
import { isMentor } from "../support/matching.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { wishErased } from "../support/wishing.ts";
import { finnish, type World } from "../support/world.ts";

const HEADINGS = "Nimi;Sähköposti;Rooli;Ala;Kielet";

async function upload(world: World, rows: string): Promise<string> {
  const { kaisa } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "people:list");
  await world.settle();
  const list = await kaisa.modal();
  if (!list) throw new Error("no list");
  await kaisa.press(list, "import:open");
  await world.settle();
  const { file } = await kaisa.upload(undefined, { name: "lista.csv", bytes: Buffer.from(`${HEADINGS}\n${rows}\n`) });
  await kaisa.fill({ file: [file] });
  expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  return saidOn(await kaisa.modal());
}

async function enrol(world: World, person: Person): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "people:enrol-mentor");
  await world.settle();
  await person.fill({ fields: "Kirjanpito", languages: "suomi", pairsAtOnce: "1" });
  expect((await person.submit()).outcome).toBe("updated");
  await person.closeAll();
  await world.settle();
}

const LINE = "Mirja Virtanen;mirja.virtanen@example.org;mentori;Kirjanpito;suomi";
const AT_LINE = t("import.forgotten", { lines: "2" });

/** The names and marks in all rows of people with an account, by name. */
const rowOf = (world: World, person: Person) =>
  world.db.orm
    .select()
    .from(people)
    .all()
    .find(({ slackUserId }) => slackUserId === person.id);

async function erased(world: World, person: Person): Promise<void> {
  await wishErased(world, person);
  await world.later({ days: 1 });
  expect(rowOf(world, person)).toBeUndefined();
}

describe("Erased, then Slack tells more of her", () => {
  test.each<[string, (world: World, mirja: Person, kaisa: Person, channel: string) => Promise<unknown>]>([
    ["her profile has a new name", (_, mirja, kaisa) => kaisa.changeProfile({ name: "Mirja Uusi" }, mirja.id)],
    ["her account is closed", (_, mirja, kaisa) => kaisa.deactivate(mirja.id)],
    [
      "her account is closed and opened again",
      async (_, mirja, kaisa) => {
        await kaisa.deactivate(mirja.id);
        await kaisa.reactivate(mirja.id);
      },
    ],
    ["she opens Home", (_, mirja) => mirja.home()],
    ["she gives a command", (_, mirja) => mirja.command("@bot", "/mentoring")],
    ["she writes to the bot", (_, mirja) => mirja.say("@bot", "Hei")],
  ])("%s: neither her name nor the mark of her address is stored again", async (_name, act) => {
    const { world, kaisa, mirja, pair } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    await act(world, mirja, kaisa, pair.channelId);
    await world.settle();
    await world.later({ hours: 1 });
    const row = rowOf(world, mirja);
    expect([row?.emailMark ?? null, row?.profileFirstName ?? null, row?.email ?? null]).toEqual([null, null, null]);
    if (row) {
      expect(findPersonBySlackId(world.db, mirja.id)).toMatchObject({ isWithheld: true });
      expect(findPersonBySlackId(world.db, mirja.id)?.name).not.toContain("Mirja");
    }
    await kaisa.press((await kaisa.home()) ?? never(), "people:list");
    await world.settle();
    expect(saidOn(await kaisa.modal())).not.toContain("Mirja");
  });

  test("she presses a button of an old message: the answer comes, and no name is stored", async () => {
    const { world, mirja, pair } = await startWorldWithPair(finnish);
    await using _ = world;
    const old = await world.message(mirja, pair.channelId, "kickoff:open");
    await erased(world, mirja);
    await mirja.press(old, "kickoff:open", { stale: true }).catch(() => undefined);
    await world.settle();
    expect(rowOf(world, mirja)?.emailMark ?? null).toBeNull();
  });

  test("a list with her address says that she has asked to be forgotten, and leaves her out", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    expect(await upload(world, LINE)).toContain(AT_LINE.replaceAll("*", "").slice(0, 20));
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.later({ hours: 1 });
    expect(world.db.orm.select().from(profiles).all()).toEqual([]);
    expect(world.db.orm.select().from(forgottenPeople).all()).toHaveLength(1);
  });

  test("where the coordinator says that she has asked for it herself, she is taken in, and the marks are gone", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    await upload(world, LINE);
    await kaisa.fill({ forgotten: ["asked"] });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.later({ hours: 1 });
    expect(findPersonBySlackId(world.db, mirja.id)).toMatchObject({ name: "Mirja Virtanen", isWithheld: false });
    expect(world.db.orm.select().from(profiles).all()).toHaveLength(1);
    expect(world.db.orm.select().from(forgottenPeople).all()).toEqual([]);
  });

  test("she may enrol again herself: she is known by her name from then on, and a list finds her", async () => {
    const { world, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    await enrol(world, mirja);
    await world.later({ minutes: 5 });
    expect(findPersonBySlackId(world.db, mirja.id)).toMatchObject({ name: "Mirja Virtanen", isWithheld: false });
    expect(rowOf(world, mirja)?.emailMark).not.toBeNull();
    expect(world.db.orm.select().from(forgottenPeople).all()).toEqual([]);
    expect(await upload(world, LINE)).not.toContain(AT_LINE.replaceAll("*", "").slice(0, 20));
  });

  test("another account with her address is not known by name either", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    const fresh = await kaisa.addPerson({ name: "Mirja Toinen", email: "mirja.virtanen@example.org" });
    await fresh.home();
    await world.settle();
    expect(findPersonBySlackId(world.db, fresh.id)).toMatchObject({ isWithheld: true });
    await enrol(world, fresh);
    await world.later({ minutes: 5 });
    expect(findPersonBySlackId(world.db, fresh.id)).toMatchObject({ name: "Mirja Toinen", isWithheld: false });
    expect(world.db.orm.select().from(forgottenPeople).all()).toEqual([]);
  });

  test("a coordinator who chooses her for a pair is told that she can enrol again herself", async () => {
    const { world, kaisa, mirja, helena } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    await kaisa.command("@bot", "/new-pair");
    await world.settle();
    await kaisa.fill({ actor: helena.id, mentor: mirja.id, day: "2026-01-20", time: "17:00", consent: ["consent"] });
    expect(await kaisa.submit()).toMatchObject({
      outcome: "errors",
      errors: { [t(newPairForm.fields.mentor.label)]: t("setup.isForgotten") },
    });
  });

  test("a bot without its database's last day, started on an older copy, still knows who asked to be forgotten", async () => {
    const { world, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await erased(world, mirja);
    world.db.orm.delete(forgottenPeople).run();
    await world.restart();
    expect(world.db.orm.select().from(forgottenPeople).all()).toHaveLength(1);
    await enrol(world, mirja);
    await world.later({ minutes: 5 });
    await world.restart();
    expect(world.db.orm.select().from(forgottenPeople).all()).toEqual([]);
  });
});

test("Address kept by a side list: erased while a coordinator looks at a list with her address, she is not in it any more", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja } = world.people;
  await isMentor(world, mirja, { fields: "Kirjanpito", town: "Espoo" });
  await upload(world, `${LINE}\nSara Ali;sara@example.org;aktori;Hoitoala;suomi`);
  await erasedNow(world, mirja);
  expect(world.db.orm.select().from(imports).all()).toHaveLength(1);
  expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  const waiting = world.db.orm.select().from(people).where(isNull(people.slackUserId)).all();
  expect(waiting.filter(({ erasedAt }) => erasedAt === null)).toHaveLength(1);
  expect(rowsWith(world, [mirja.id])).toEqual({});
});

async function erasedNow(world: World, person: Person): Promise<void> {
  await wishErased(world, person);
  await world.later({ minutes: 10 });
}

function never(): never {
  throw new Error("no Home");
}
