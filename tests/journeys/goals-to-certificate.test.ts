import { expect, test } from "vitest";
import { certificates, goals, midWayAnswers } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { digestOf, finish } from "../support/closing.ts";
import { pressFromHome } from "../support/from-home.ts";
import { readPdf } from "../support/pdf.ts";
import { changeProgramme } from "../support/programme.ts";
import { pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { command, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** Presses what is on Home, or in what Home leads to. */
const onHome = async (world: World, person: Person, action: string, about = "") =>
  pressFromHome(person, action, { settle: () => world.settle(), about });

async function openedPair(world: World): Promise<UnderWay> {
  const { mirja, amina } = world.people;
  const { id, channelId } = await world.openPair({ mentor: mirja, actor: amina }, { language: "fi" });
  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], number: "4", goals: "Työpaikka\nSuomen kieli" });
  await submit(world, mirja);
  return { id, channelId, mentor: mirja, actor: amina };
}

test("goals are written and ticked, the mid-way check is kept and shown, and the certificate is opened and checked", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, amina, kaisa } = world.people;
  changeProgramme(world.db, { hasMidWay: true }, world.now());
  const pair = await openedPair(world);

  await world.travelTo("2026-01-20", "15:00");
  await command(world, mirja, pair.channelId, "/meeting-log");
  expect(wordsOf(await mirja.modal())).toContain("Suomen kieli");
  await mirja.closeAll();
  await writeLog(world, pair, { on: "2026-01-20", themes: ["applications"] });
  const [, language] = world.db.orm.select().from(goals).where(eq(goals.pairId, pair.id)).all();
  await onHome(world, amina, "goals:open", pair.id);
  await pressOn(world, amina, await amina.modal(), "goals:reached", language?.id);
  await amina.closeAll();

  // Two of four: both are asked. She shows what she needs, the mentor does not.
  for (const [person, rating, needs] of [
    [mirja, "3", "Aikaa"],
    [amina, "4", "Lisää suomea"],
  ] as const) {
    await onHome(world, person, "mid-way:answer", pair.id);
    await person.fill({ rating, needs });
    await submit(world, person);
  }
  await pressFromHome(amina, "mid-way:share", { settle: () => world.settle(), confirm: true });
  const answers = world.db.orm.select().from(midWayAnswers).all();
  expect(answers.map(({ rating, sharedAt }) => [rating, sharedAt !== null]).toSorted()).toEqual([
    [3, false],
    [4, true],
  ]);
  const shown = await world.message(kaisa, "@bot", t("midWay.toCoordinator.shared", { name: "Amina Hassan" }));
  await pressOn(world, kaisa, shown, "mid-way:read");
  const read = wordsOf(await kaisa.modal());
  expect(read).toContain("Lisää suomea");
  expect(read).not.toContain("Aikaa");
  await kaisa.closeAll();

  await finish(world, pair, { outcome: "job" });
  await mirja.closeAll();
  expect(wordsOf(await digestOf(world))).toContain(t("closing.summary.goals", { reached: 1, all: 2 }));
  await onHome(world, amina, "certificate:open", pair.id);
  await submit(world, amina);
  await amina.closeAll();
  const file = (await amina.dm()).flatMap(({ files = [] }) => files).find(({ name }) => String(name).endsWith(".pdf"));
  const pdf = await readPdf(await amina.download(String(file?.id)));
  expect(pdf.text).toContain("Amina Hassan");
  expect(pdf.text).toContain(t("certificate.pdf.held", { count: 2 }));
  expect(pdf.text).not.toContain("Mirja");

  await onHome(world, kaisa, "certificate:check");
  const [certificate] = world.db.orm.select().from(certificates).all();
  await kaisa.fill({ number: certificate?.number });
  await submit(world, kaisa);
  expect(wordsOf(await kaisa.modal())).toContain(t("certificate.check.name", { name: "Amina Hassan" }));
});
