import { expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { profiles } from "../../db/schema/index.ts";
import { isMentor } from "../support/matching.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish } from "../support/world.ts";

const LIST =
  "Nimi;Sähköposti;Rooli;Ala;Kielet\nMirja Virtanen;mirja.virtanen@example.org;mentori;Tilintarkastus;suomi\n";

test("Address of a closed account: the preview says that the account is closed, the newcomer is linked, and the old one is not", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja } = world.people;
  await isMentor(world, mirja, { fields: "Kirjanpito", town: "Espoo" });
  const old = findPersonBySlackId(world.db, mirja.id);
  await kaisa.deactivate(mirja.id);
  await world.settle();

  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "people:list");
  await world.settle();
  const list = await kaisa.modal();
  if (!list) throw new Error("no list");
  await kaisa.press(list, "import:open");
  await world.settle();
  const { file } = await kaisa.upload(undefined, { name: "lista.csv", bytes: Buffer.from(LIST) });
  await kaisa.fill({ file: [file] });
  await kaisa.submit();
  await world.settle();
  const preview = saidOn(await kaisa.modal());
  expect(preview).toContain(t("import.closedAccounts", { lines: "2" }));
  expect(preview).toContain(t("import.counts.new", { count: "1" }));
  await kaisa.submit();
  await world.settle();
  await kaisa.closeAll();
  await world.later({ hours: 1 });

  const fresh = await kaisa.addPerson({ name: "Mirja Virtanen", email: "mirja.virtanen@example.org" });
  await world.settle();
  const linked = findPersonBySlackId(world.db, fresh.id);
  const enrolled = world.db.orm.select().from(profiles).all();
  expect(enrolled.map(({ personId }) => personId).toSorted()).toEqual([old?.id, linked?.id].toSorted());
  expect(findPersonBySlackId(world.db, mirja.id)).toMatchObject({ id: old?.id, isDeactivated: true });
  // She has not been refused as closed herself, and whether she is the same person is asked.
  expect(linked?.isDeactivated).toBe(false);
  expect(JSON.stringify((await kaisa.home())?.blocks)).toContain(`${old?.id}:${linked?.id}`);
});
